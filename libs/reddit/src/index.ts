export { type Listing, LISTINGS, type ListingTime, LISTING_TIMES } from './api/listing.js';
export {
  type InvalidRedditRow,
  type ListingRequest,
  type RedditPage,
  REDDIT_PAGE_SIZE,
  RedditSource,
} from './api/reddit-source.port.js';
export { RedditError, type RedditErrorCode, type RedditErrorDetails } from './api/reddit.errors.js';
export {
  LocalRequestLimiter,
  type LocalRequestLimiterOptions,
  tooLong,
} from './api/local-request-limiter.js';
export {
  type RedditCredentials,
  SnoowrapRedditSource,
  type SnoowrapRedditSourceOptions,
} from './api/snoowrap-reddit-source.js';
export { AbsentRedditSource } from './api/absent-reddit-source.js';
export { type RateLimitHeaders, type RemainingRequests, RequestLimiter } from './api/request-limiter.js';
export type { RawState } from './dump/deletion-signals.js';
export type { DumpLine, RowKind } from './dump/dump-line.js';
export { DumpFileError, TruncatedDumpError } from './dump/dump.errors.js';
export type { RawComment } from './dump/raw-comment.js';
export type { RawPost } from './dump/raw-post.js';
export { readDump } from './dump/read-dump.js';
export type { DumpBatch } from './dump/dump-batch.js';
export type { ReadDumpOptions } from './dump/read-dump.js';
export type { RowFilterRequest, SkipReason } from './dump/row-filter.js';
export { MAPPED_FIELDS, mappingProblem, suggestMapping, type TableMapping } from './table/column-mapping.js';
export { type FilePreview, type FileFormat, previewFile } from './table/preview-file.js';
export { readTable } from './table/read-table.js';
