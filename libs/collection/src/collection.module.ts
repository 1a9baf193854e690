import { CorpusModule } from '@ethogram/corpus';
import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { FileController } from './file/file.controller.js';
import { FileService } from './file/file.service.js';
import { UploadedFile } from './file/uploaded-file.entity.js';
import { RequestBudget } from './limiter/request-budget.entity.js';
import { CollectionRunFile } from './run/collection-run-file.entity.js';
import { CollectionRun } from './run/collection-run.entity.js';
import { CollectionRunResolver } from './run/collection-run.resolver.js';
import { CollectionRunService } from './run/collection-run.service.js';
import { CollectionRunFiles } from './run/collection-run-files.js';
import { ImportFileJob } from './run/import-file.job.js';
import { ImportFinish } from './run/import-finish.js';
import { ImportRunner } from './run/import-runner.js';
import { ImportService } from './run/import.service.js';
import { CollectionSchedule } from './schedule/collection-schedule.entity.js';

export const collectionEntities = [
  CollectionRun,
  CollectionRunFile,
  CollectionSchedule,
  RequestBudget,
  UploadedFile,
];

@Module({
  imports: [TypeOrmModule.forFeature(collectionEntities), CorpusModule],
  providers: [
    FileService,
    ImportRunner,
    ImportService,
    CollectionRunFiles,
    CollectionRunService,
    ImportFinish,
    ImportFileJob,
    CollectionRunResolver,
  ],
  exports: [FileService, ImportService, CollectionRunService],
})
export class CollectionModule {}

/** The routes of collection; mounted by the api alone. */
@Module({ imports: [CollectionModule], controllers: [FileController] })
export class CollectionHttpModule {}
