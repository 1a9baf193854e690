import { join } from 'node:path';
import type { PlatformConfig } from '../config/platform-config.js';
import type { BlobStore } from './blob-store.js';
import { FileBlobStore } from './file-blob-store.js';
import type { S3BlobStore } from './s3/s3-blob-store.js';

type Settings = Pick<PlatformConfig, 'blobs' | 'dataDir'>;

/** The store that is set. */
export async function openBlobs({ blobs, dataDir }: Settings): Promise<BlobStore> {
  return blobs.kind === 'file' ? new FileBlobStore(blobs.folder) : openBucket(blobs, dataDir);
}

/**
 * For the start of every process, ahead of everything that would say it less shortly.
 * @throws ConfigError with what to set, when there is a bucket and it does not answer or refuses
 */
export async function checkBlobs({ blobs, dataDir }: Settings): Promise<void> {
  if (blobs.kind === 's3') await (await openBucket(blobs, dataDir)).check();
}

async function openBucket(
  settings: Extract<PlatformConfig['blobs'], { kind: 's3' }>,
  dataDir: string,
): Promise<S3BlobStore> {
  // The SDK is loaded where it is used: it costs a start a fifth of a second.
  const { S3BlobStore } = await import('./s3/s3-blob-store.js');
  return new S3BlobStore(settings, { copies: join(dataDir, 'blob-copies') });
}
