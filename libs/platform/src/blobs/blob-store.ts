import type { Readable } from 'node:stream';

/**
 * Where files live. Keys are slash-separated names, never paths from outside: one that is not plain is refused by every
 * method. Two adapters: a folder (`FileBlobStore`) and a bucket (`S3BlobStore`).
 */
export abstract class BlobStore {
  /** Stores the stream whole or not at all. Returns its size in bytes. */
  abstract put(key: string, content: Readable): Promise<number>;
  /** @throws NotFoundError when there is none */
  abstract get(key: string): Promise<Readable>;
  abstract exists(key: string): Promise<boolean>;
  /** Does nothing when there is none. */
  abstract delete(key: string): Promise<void>;
  /**
   * Calls `work` with the path of a local file that holds the blob, for libraries that need one. The file is there while
   * `work` runs and is not to be changed.
   * @param beginning bytes from its start that are enough; the file may be longer
   * @throws NotFoundError when there is none
   */
  abstract withLocalCopy<T>(key: string, work: (path: string) => Promise<T>, beginning?: number): Promise<T>;
  /**
   * The path of a local folder that holds these blobs and stays, for a server that reads it in its own time. For blobs that
   * never change: what is there already is not fetched again.
   * @param names of the blobs `${folder}/${name}`
   * @throws NotFoundError when one is missing
   */
  abstract localFolder(folder: string, names: readonly string[]): Promise<string>;
}

/** @throws Error for a key that could leave its place, or name another one in a path, an address or a header */
export function checkBlobKey(key: string): void {
  const plain = key.split('/').every((name) => !/^\.{0,2}$|[\\\u0000-\u001f\u007f]/.test(name));
  if (!plain) throw new Error('The blob key leaves its folder.');
}
