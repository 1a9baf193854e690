import type { S3Settings } from '@ethogram/platform';
import { S3BlobStore, type S3BlobStoreOptions } from '@ethogram/platform/s3';
import type { S3TestServer } from '@ethogram/testing';

/** The least that S3 takes. */
export const PART_BYTES = 5 * 1024 * 1024;

/** Blobs on the test server, in small parts. */
export function s3Store(
  server: S3TestServer,
  options: S3BlobStoreOptions,
  changes: Partial<S3Settings> = {},
): S3BlobStore {
  const settings: S3Settings = {
    kind: 's3',
    bucket: server.bucketName,
    prefix: 'files',
    endpoint: server.endpoint,
    region: 'eu-central-1',
    pathStyle: true,
    ...server.credentials,
    ...changes,
  };
  return new S3BlobStore(settings, { partBytes: PART_BYTES, ...options });
}
