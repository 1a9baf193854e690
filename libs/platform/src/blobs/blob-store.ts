import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, relative, resolve, isAbsolute } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Readable } from 'node:stream';
import { randomUUID } from 'node:crypto';

/** Where files live. Keys are slash-separated names, never paths from outside. */
export abstract class BlobStore {
  /** Stores the stream whole or not at all. Returns its size in bytes. */
  abstract put(key: string, content: Readable): Promise<number>;
  abstract get(key: string): Promise<Readable>;
  abstract exists(key: string): Promise<boolean>;
  abstract delete(key: string): Promise<void>;
  /** A local path of the blob, for libraries and processes that need one. */
  abstract localPath(key: string): string;
}

export class FileBlobStore extends BlobStore {
  constructor(private readonly root: string) {
    super();
  }

  async put(key: string, content: Readable): Promise<number> {
    const target = this.localPath(key);
    const partial = `${target}.${randomUUID()}.partial`;
    await mkdir(dirname(target), { recursive: true });
    try {
      await pipeline(content, createWriteStream(partial, { flags: 'wx' }));
      await rename(partial, target);
    } catch (error) {
      await rm(partial, { force: true });
      throw error;
    }
    return (await stat(target)).size;
  }

  async get(key: string): Promise<Readable> {
    await stat(this.localPath(key));
    return createReadStream(this.localPath(key));
  }

  async exists(key: string): Promise<boolean> {
    return stat(this.localPath(key)).then(
      () => true,
      () => false,
    );
  }

  async delete(key: string): Promise<void> {
    await rm(this.localPath(key), { force: true });
  }

  localPath(key: string): string {
    const path = resolve(this.root, key);
    const inside = relative(this.root, path);
    if (inside === '' || inside.startsWith('..') || isAbsolute(inside))
      throw new Error('The blob key leaves its folder.');
    return path;
  }
}
