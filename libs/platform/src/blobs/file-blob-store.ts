import { randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { NotFoundError } from '../errors/domain-error.js';
import { BlobStore, checkBlobKey } from './blob-store.js';

/** Files under a folder. */
export class FileBlobStore extends BlobStore {
  constructor(private readonly root: string) {
    super();
  }

  async put(key: string, content: Readable): Promise<number> {
    return putFile(this.#path(key), content);
  }

  async get(key: string): Promise<Readable> {
    return createReadStream(await this.#existing(key));
  }

  async exists(key: string): Promise<boolean> {
    return isThere(this.#path(key));
  }

  async delete(key: string): Promise<void> {
    await rm(this.#path(key), { force: true });
  }

  async withLocalCopy<T>(key: string, work: (path: string) => Promise<T>): Promise<T> {
    return work(await this.#existing(key));
  }

  async localFolder(folder: string, names: readonly string[]): Promise<string> {
    for (const name of names) await this.#existing(`${folder}/${name}`);
    return this.#path(folder);
  }

  async #existing(key: string): Promise<string> {
    const path = this.#path(key);
    if (await isThere(path)) return path;
    throw new NotFoundError('file', key);
  }

  #path(key: string): string {
    checkBlobKey(key);
    return join(this.root, key);
  }
}

/** Writes a file whole or not at all, beside its place first. Returns its size in bytes. */
export async function putFile(target: string, content: Readable): Promise<number> {
  const partial = `${target}.${randomUUID()}.partial`;
  await mkdir(dirname(target), { recursive: true });
  try {
    await pipeline(content, createWriteStream(partial, { flags: 'wx' }));
    const { size } = await stat(partial);
    await rename(partial, target);
    return size;
  } catch (error) {
    await rm(partial, { force: true });
    throw error;
  }
}

export async function isThere(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return false;
      throw error;
    },
  );
}
