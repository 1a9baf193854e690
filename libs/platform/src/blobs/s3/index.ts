/** A door of its own, because the SDK behind it takes a while to load. */
export { S3BlobStore, type S3BlobStoreOptions } from './s3-blob-store.js';
