import { CorpusModule } from '@ethogram/corpus';
import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { DeletionCheckGate } from './check/deletion-check-gate.js';
import { DeletionCheckHandler } from './check/deletion-check.handler.js';
import { DeletionCheckResolver } from './check/deletion-check.resolver.js';
import { DeletionCheckRunner } from './check/deletion-check-runner.js';
import { DeletionCheckService } from './check/deletion-check.service.js';
import { FetchJob } from './fetch/fetch.job.js';
import { FetchPages } from './fetch/fetch-pages.js';
import { FetchResolver } from './fetch/fetch.resolver.js';
import { FetchRunner } from './fetch/fetch-runner.js';
import { FetchService } from './fetch/fetch.service.js';
import { StartSecondLooksJob } from './fetch/start-second-looks.job.js';
import { DiscardUploadsJob } from './file/discard-uploads.job.js';
import { FileController } from './file/file.controller.js';
import { FilePreviewResolver } from './file/file-preview.resolver.js';
import { FileService } from './file/file.service.js';
import { UploadedFile } from './file/uploaded-file.entity.js';
import { RequestBudget } from './limiter/request-budget.entity.js';
import { CollectionRunFile } from './run/collection-run-file.entity.js';
import { CollectionRun } from './run/collection-run.entity.js';
import { CollectionRunResolver } from './run/collection-run.resolver.js';
import { CollectionRunReader } from './run/collection-run-reader.js';
import { CollectionRunService } from './run/collection-run.service.js';
import { CollectionRunFiles } from './run/collection-run-files.js';
import { ImportFileJob } from './run/import-file.job.js';
import { ImportFinish } from './run/import-finish.js';
import { ImportRunner } from './run/import-runner.js';
import { ImportWriter } from './run/import-writer.js';
import { ImportService } from './run/import.service.js';
import { RunClaims } from './run/run-claims.js';
import { RunLiveness } from './run/run-liveness.js';
import { SweepRunsJob } from './run/sweep-runs.job.js';
import { CollectionSchedule } from './schedule/collection-schedule.entity.js';
import { CollectionScheduleResolver } from './schedule/collection-schedule.resolver.js';
import { CollectionScheduleService } from './schedule/collection-schedule.service.js';
import { RunScheduleJob } from './schedule/run-schedule.job.js';

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
    DiscardUploadsJob,
    FilePreviewResolver,
    ImportRunner,
    ImportWriter,
    ImportService,
    CollectionRunFiles,
    CollectionRunReader,
    CollectionRunService,
    ImportFinish,
    ImportFileJob,
    CollectionRunResolver,
    RunClaims,
    RunLiveness,
    SweepRunsJob,
    DeletionCheckGate,
    DeletionCheckService,
    DeletionCheckRunner,
    DeletionCheckHandler,
    DeletionCheckResolver,
    FetchService,
    FetchPages,
    FetchRunner,
    FetchJob,
    StartSecondLooksJob,
    FetchResolver,
    CollectionScheduleService,
    RunScheduleJob,
    CollectionScheduleResolver,
  ],
  exports: [
    FileService,
    ImportService,
    CollectionRunService,
    DeletionCheckService,
    FetchService,
    CollectionScheduleService,
  ],
})
export class CollectionModule {}

/** The routes of collection; mounted by the api alone. */
@Module({ imports: [CollectionModule], controllers: [FileController] })
export class CollectionHttpModule {}
