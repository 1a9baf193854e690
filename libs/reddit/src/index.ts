export type { RawState } from './dump/deletion-signals.js';
export type { DumpLine, RowKind } from './dump/dump-line.js';
export { DumpFileError, TruncatedDumpError } from './dump/dump.errors.js';
export type { RawComment } from './dump/raw-comment.js';
export type { RawPost } from './dump/raw-post.js';
export { readDump } from './dump/read-dump.js';
export type { ReadDumpOptions } from './dump/read-dump.js';
