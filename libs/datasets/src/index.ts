export { DatasetsModule, DatasetsHttpModule, datasetsEntities } from './datasets.module.js';
export { Release } from './release/release.entity.js';
export { ReleaseService, type ReleasedRow, type ScenarioStakes } from './release/release.service.js';
export type { CreateReleaseRequest } from './release/release-freezer.js';
export { ReleaseExport, exportFileName } from './release/release-export.js';
export { ReleaseType, toReleaseType } from './release/release.type.js';
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
export { TrainingSetService, type CreateTrainingSetRequest } from './training-set/training-set.service.js';
export { TrainingSetType, toTrainingSetType } from './training-set/training-set.type.js';
export type { TrainingSetManifest } from './training-set/training-set-manifest.js';
