export { ConfigError } from './config/config-error.js';
export { PlatformConfig, loadConfig, environmentExample, SETTINGS } from './config/platform-config.js';
export type { BlobSettings, S3Settings } from './config/blob-settings.js';
export type {
  ClusterSettings,
  LauncherSettings,
  RaySettings,
  SlurmSettings,
} from './config/launcher-settings.js';
export type { RedditSettings } from './config/reddit-settings.js';
export { ConfigModule } from './config/config.module.js';
export { workspaceRoot } from './config/workspace-root.js';
export {
  DomainError,
  NotFoundError,
  BadInputError,
  ConflictError,
  UnavailableError,
  ERROR_CODES,
  type ErrorCode,
} from './errors/domain-error.js';
export { type DatabaseTrouble, TROUBLE_MESSAGES } from './database/database-trouble.js';
export { HttpErrorFilter } from './errors/http-error.filter.js';
export { SnakeNamingStrategy } from './database/snake-naming-strategy.js';
export { createDataSource, type DatabaseParts } from './database/data-source.js';
export { copyIn } from './database/copy-in.js';
export { type CopiedRow, copyOut } from './database/copy-out.js';
export { CopyRows } from './database/copy-rows.js';
export { migrate } from './database/migrate.js';
export { CountedWork, LongWork } from './database/long-work.js';
export { DatabaseModule } from './database/database.module.js';
export { pageWindow, pageOrder, MAXIMUM_PAGE, type Page, type Sort, type PageOf } from './database/page.js';
export { BlobStore } from './blobs/blob-store.js';
export { FileBlobStore } from './blobs/file-blob-store.js';
export { checkBlobs } from './blobs/open-blobs.js';
export { BlobsModule } from './blobs/blobs.module.js';
export { JobQueue, defineJob, type JobContext, type JobDefinition } from './queue/job.js';
export { HandlesDeadJob, HandlesJob } from './queue/handles-job.decorator.js';
export { PgBossQueue } from './queue/pg-boss-queue.js';
export { JobRunner } from './queue/job-runner.js';
export { QueueModule } from './queue/queue.module.js';
export { Access, isAllowed, ROLES, type Role, type AccessRule } from './auth/access.js';
export {
  CurrentViewer,
  OptionalViewer,
  requireViewer,
  ViewerReader,
  SESSION_COOKIE,
  type Viewer,
  type RequestContext,
} from './auth/viewer.js';
export { fieldRules, enforceAccess } from './graphql/enforce-access.js';
export { formatGraphqlError } from './graphql/format-error.js';
export { GraphqlModule } from './graphql/graphql.module.js';
export { JsonScalar } from './graphql/scalars.js';
export { PageInput, SortInput, SortOrder, pageType } from './graphql/page.input.js';
export { JobState, Progress } from './graphql/progress.type.js';
export { inputValidationPipe } from './graphql/validation-pipe.js';
export { startEmbeddedPostgres, freePort, type RunningPostgres } from './database/embedded-postgres.js';
