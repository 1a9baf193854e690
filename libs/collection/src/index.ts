export { CollectionHttpModule, CollectionModule, collectionEntities } from './collection.module.js';
export { FileService } from './file/file.service.js';
export { CollectionRun } from './run/collection-run.entity.js';
export { CollectionRunService, type RunFilter } from './run/collection-run.service.js';
export type { RunView } from './run/run-view.js';
export { CollectionRunFile, type InvalidLine, type RunFile } from './run/collection-run-file.entity.js';
export { ImportService, type ImportRequest } from './run/import.service.js';
export type { ColumnMapping, FileFilter } from './run/collection-request.js';
export type { ImportTally, KindTally } from './run/import-tally.js';
export { FetchService, type NewFetch } from './fetch/fetch.service.js';
export { FetchRunner, type FetchOptions } from './fetch/fetch-runner.js';
export {
  CollectionScheduleService,
  type ScheduleChange,
  type ScheduleView,
} from './schedule/collection-schedule.service.js';
export { DeletionCheckService, type DeletionCheckState } from './check/deletion-check.service.js';
export { DeletionCheckRunner } from './check/deletion-check-runner.js';
export {
  PostgresRequestLimiter,
  type PostgresRequestLimiterOptions,
} from './limiter/postgres-request-limiter.js';
export { DiscardUploadsJob } from './file/discard-uploads.job.js';
export { RunLiveness } from './run/run-liveness.js';
export { SweepRunsJob } from './run/sweep-runs.job.js';
