import { AnnotationModule } from '@ethogram/annotation';
import { CorpusModule } from '@ethogram/corpus';
import { SurveysModule } from '@ethogram/surveys';
import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ExplorationResolver } from './explore/exploration.resolver.js';
import { ExplorationService } from './explore/exploration.service.js';
import { ReleaseComparer } from './explore/release-comparison.js';
import { ReleaseExploration } from './explore/release-exploration.entity.js';
import { ReleaseRowFact } from './explore/release-row-fact.entity.js';
import { RowBrowser } from './explore/row-browser.js';
import { DehydratedLines } from './export/dehydrated-lines.js';
import { ExportArchive } from './export/export-archive.js';
import { ExportWithdrawals } from './export/export-withdrawals.js';
import { ExportController } from './export/export.controller.js';
import { FileExport } from './export/file-export.entity.js';
import { FileExportResolver } from './export/file-export.resolver.js';
import { FileExportService } from './export/file-export.service.js';
import { ReleaseFactsReader } from './export/release-facts.js';
import { ReleasePapers } from './export/release-papers.js';
import { ReleasedBatches } from './export/released-batches.js';
import { ExportFileWriter } from './export/write-file.js';
import { FormItemReader } from './release/form-items.js';
import { FormMaterialReader } from './release/form-material.js';
import { FormScenarioReader } from './release/form-scenarios.js';
import { FormSettlements } from './release/form-settlements.js';
import { GuardedTestsReader } from './release/guarded-tests.js';
import { MoralMaterialReader } from './release/moral-material.js';
import { PreviewWithdrawals } from './release/preview-withdrawals.js';
import { ReleaseBuild } from './release/release-build.entity.js';
import { ReleaseBuildResolver } from './release/release-build.resolver.js';
import { ReleaseBuildService } from './release/release-build.service.js';
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
import { ReleaseLock } from './release/release-lock.entity.js';
import { ReleaseLockService } from './release/release-lock.service.js';
import { ReleaseMaterialReader } from './release/release-material-reader.js';
import { SurveyMaterialReader } from './release/survey-material.js';
import { BaselineProfile } from './training-set/baseline-profile.js';
import { BaselineReader } from './training-set/baseline-reader.js';
import { MoralSetBuilder } from './training-set/moral-set-builder.js';
import { TrainingPermission } from './training-set/training-permission.js';
import { TrainingSetDeletions } from './training-set/training-set-deletions.js';
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
  ReleaseLock,
  ReleaseBuild,
  FileExport,
  ReleaseExploration,
  ReleaseRowFact,
  TrainingSet,
  TrainingSetBaseline,
  TrainingSetRow,
];

@Module({
  imports: [TypeOrmModule.forFeature(datasetsEntities), SurveysModule, CorpusModule, AnnotationModule],
  providers: [
    MoralMaterialReader,
    SurveyMaterialReader,
    FormSettlements,
    FormItemReader,
    FormScenarioReader,
    FormMaterialReader,
    ReleaseMaterialReader,
    GuardedTestsReader,
    ReleaseLoader,
    ReleaseLockService,
    ReleaseBuildService,
    PreviewWithdrawals,
    ReleaseBuildResolver,
    ReleaseRevocations,
    ReleasePermission,
    ReleaseFreezer,
    ReleaseService,
    ReleaseExport,
    ReleasedBatches,
    DehydratedLines,
    ExportFileWriter,
    ReleaseFactsReader,
    ReleasePapers,
    FileExportService,
    FileExportResolver,
    ExportWithdrawals,
    ExportArchive,
    ExplorationService,
    RowBrowser,
    ReleaseComparer,
    ExplorationResolver,
    ReleaseResolver,
    TrainingPermission,
    TrainingSetDeletions,
    BaselineReader,
    BaselineProfile,
    MoralSetBuilder,
    TrainingSetBuilder,
    TrainingSetExport,
    TrainingSetService,
    TrainingSetResolver,
  ],
  exports: [
    ReleaseService,
    ReleaseBuildService,
    ReleaseLockService,
    ReleaseExport,
    FileExportService,
    ExportArchive,
    TrainingSetService,
    TrainingSetExport,
    TrainingSetDeletions,
  ],
})
export class DatasetsModule {}

/** The file routes; mounted by the api alone. */
@Module({ imports: [DatasetsModule], controllers: [ExportController] })
export class DatasetsHttpModule {}
