export { DatasetsModule, DatasetsHttpModule, datasetsEntities } from './datasets.module.js';
export { Release } from './release/release.entity.js';
export { ReleaseService, type ReleasedRow, type ScenarioStakes } from './release/release.service.js';
export type { CreateReleaseRequest } from './release/release-request.js';
export { ReleaseBuild } from './release/release-build.entity.js';
export { ReleaseBuildService } from './release/release-build.service.js';
export { ReleaseLockService } from './release/release-lock.service.js';
export { ReleaseLeakError } from './release/check-leaks.js';
export { ExplorationService } from './explore/exploration.service.js';
export { ReleaseComparer } from './explore/release-comparison.js';
export { type BrowseRequest, RowBrowser } from './explore/row-browser.js';
export { EXPORT_FORMATS, type ExportedFile, type ExportFormat } from './export/export-format.js';
export { ExportArchive } from './export/export-archive.js';
export { FileExportService } from './export/file-export.service.js';
export { ReleaseExport, exportFileName } from './release/release-export.js';
export { ReleaseType, toReleaseType } from './release/release.type.js';
export type { FormRowContent } from './release/form-content.js';
export type {
  MoralRowContent,
  ReleasedJudgment,
  ReleasedRating,
  ReleaseKind,
  ReleaseRowContent,
  SurveyRowContent,
} from './release/release-content.js';
export type { ReleaseManifest, ReleasePermissions } from './release/release-manifest.js';
export { TrainingSet } from './training-set/training-set.entity.js';
export { TrainingSetBuilder } from './training-set/training-set-builder.js';
export { TrainingSetDeletions, type Deletion } from './training-set/training-set-deletions.js';
export { TrainingSetExport } from './training-set/training-set-export.js';
export { TrainingSetService } from './training-set/training-set.service.js';
export type {
  CreateMoralTrainingSetRequest,
  CreateTrainingSetRequest,
} from './training-set/training-set-request.js';
export {
  TRAINING_CONTROLS,
  type MoralSettings,
  type SurveySettings,
  type TrainingControl,
} from './training-set/training-set-settings.js';
export { VIEW_ENDINGS, type ViewEnding } from './training-set/training-set-views.js';
export { TrainingSetType, toTrainingSetType } from './training-set/training-set.type.js';
export type { TrainingSetManifest } from './training-set/training-set-manifest.js';
