import { AnnotationModule } from '@ethogram/annotation';
import { CorpusModule } from '@ethogram/corpus';
import { SurveysModule } from '@ethogram/surveys';
import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ExportController } from './export/export.controller.js';
import { JudgedTaskReader } from './release/judged-task-reader.js';
import { MoralStudyReader } from './release/moral-study-reader.js';
import { ReleaseExport } from './release/release-export.js';
import { ReleaseFreezer } from './release/release-freezer.js';
import { ReleaseLoader } from './release/release-loader.js';
import { ReleaseResolver } from './release/release.resolver.js';
import { ReleaseRevocation } from './release/release-revocation.entity.js';
import { ReleasePermission } from './release/release-permission.js';
import { ReleaseRevocations } from './release/release-revocations.js';
import { ReleaseRow } from './release/release-row.entity.js';
import { ReleaseService } from './release/release.service.js';
import { Release } from './release/release.entity.js';
import { StudySnapshotReader } from './release/study-snapshot-reader.js';
import { SurveyStudyReader } from './release/survey-study-reader.js';
import { BaselineReader } from './training-set/baseline-reader.js';
import { TrainingSetBaseline } from './training-set/training-set-baseline.entity.js';
import { TrainingSetBuilder } from './training-set/training-set-builder.js';
import { TrainingSetExport } from './training-set/training-set-export.js';
import { TrainingSetResolver } from './training-set/training-set.resolver.js';
import { TrainingSetRow } from './training-set/training-set-row.entity.js';
import { TrainingSetService } from './training-set/training-set.service.js';
import { TrainingSet } from './training-set/training-set.entity.js';

export const datasetsEntities = [
  Release,
  ReleaseRow,
  ReleaseRevocation,
  TrainingSet,
  TrainingSetBaseline,
  TrainingSetRow,
];

@Module({
  imports: [TypeOrmModule.forFeature(datasetsEntities), SurveysModule, CorpusModule, AnnotationModule],
  providers: [
    JudgedTaskReader,
    MoralStudyReader,
    SurveyStudyReader,
    StudySnapshotReader,
    ReleaseLoader,
    ReleaseRevocations,
    ReleasePermission,
    ReleaseFreezer,
    ReleaseService,
    ReleaseExport,
    ReleaseResolver,
    BaselineReader,
    TrainingSetBuilder,
    TrainingSetExport,
    TrainingSetService,
    TrainingSetResolver,
  ],
  exports: [ReleaseService, ReleaseExport, TrainingSetService],
})
export class DatasetsModule {}

/** The file routes; mounted by the api alone. */
@Module({ imports: [DatasetsModule], controllers: [ExportController] })
export class DatasetsHttpModule {}
