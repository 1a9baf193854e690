import { join } from 'node:path';
import { Readable } from 'node:stream';
import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
  UploadPartCommand,
} from '@aws-sdk/client-s3';
import type { S3Settings } from '../../config/blob-settings.js';
import { ConfigError } from '../../config/config-error.js';
import { NotFoundError } from '../../errors/domain-error.js';
import { BlobStore, checkBlobKey } from '../blob-store.js';
import { isThere, putFile } from '../file-blob-store.js';
import { LocalCopies } from './local-copies.js';
import { partsOf } from './parts-of.js';
import { BucketError, bucketError, statusOf } from './s3-failure.js';
import { S3Exchange } from './s3-exchange.js';

export interface S3BlobStoreOptions {
  /** Folder for local copies. */
  readonly copies: string;
  /** Bytes sent, and held in memory, at once: 10,000 parts of 16 MiB are 156 GiB, the largest blob. S3's least is 5 MiB. */
  readonly partBytes?: number;
  /** Of one request, the first included. */
  readonly attempts?: number;
  readonly fetch?: typeof fetch;
}

const PART_BYTES = 16 * 1024 * 1024;
const ATTEMPTS = 5;

/** Objects in a bucket of anything that speaks S3. */
export class S3BlobStore extends BlobStore {
  readonly #client: S3Client;
  readonly #copies: LocalCopies;
  readonly #kept: string;
  readonly #partBytes: number;
  readonly #place: string;

  constructor(
    private readonly settings: S3Settings,
    { copies, partBytes = PART_BYTES, attempts = ATTEMPTS, fetch }: S3BlobStoreOptions,
  ) {
    super();
    const { endpoint, bucket, region, pathStyle, accessKeyId, secretAccessKey } = settings;
    const { protocol, host } = new URL(endpoint);
    this.#place = `${bucket} at ${host}`;
    this.#copies = new LocalCopies(join(copies, 'passing'));
    this.#kept = join(copies, 'kept');
    this.#partBytes = partBytes;
    this.#client = new S3Client({
      endpoint,
      region,
      forcePathStyle: pathStyle,
      credentials: { accessKeyId, secretAccessKey },
      requestHandler: new S3Exchange([endpoint, `${protocol}//${bucket}.${host}`], fetch),
      maxAttempts: attempts,
      retryMode: 'standard',
      // Every request is signed with the hash of its body, which all servers check; the newer checksums few know.
      requestChecksumCalculation: 'WHEN_REQUIRED',
      responseChecksumValidation: 'WHEN_REQUIRED',
      // Said, so that no file or variable meant for other programs on the machine says otherwise.
      useFipsEndpoint: false,
      useDualstackEndpoint: false,
    });
  }

  /**
   * Removes what killed processes left, and asks the bucket for one name.
   * @throws ConfigError with what to set, when it does not answer or refuses
   */
  async check(): Promise<void> {
    await this.#copies.sweep();
    const names = new ListObjectsV2Command({
      Bucket: this.settings.bucket,
      Prefix: this.settings.prefix,
      MaxKeys: 1,
    });
    await this.#ask('be opened', () => this.#client.send(names)).catch((error: unknown) => {
      throw error instanceof BucketError ? new ConfigError(error.message) : error;
    });
  }

  async put(key: string, content: Readable): Promise<number> {
    const object = this.#object(key);
    const parts = partsOf(content, this.#partBytes);
    const first = (await parts.next()).value ?? Buffer.alloc(0);
    if (first.length === this.#partBytes) return this.#putParts(key, first, parts);
    await this.#ask(`store ${key}`, () =>
      this.#client.send(new PutObjectCommand({ ...object, Body: first })),
    );
    return first.length;
  }

  async get(key: string): Promise<Readable> {
    return this.#open(key);
  }

  async exists(key: string): Promise<boolean> {
    const object = this.#object(key);
    return this.#ask(`look for ${key}`, async () => {
      try {
        await this.#client.send(new HeadObjectCommand(object));
        return true;
      } catch (error) {
        if (statusOf(error) === 404) return false;
        throw error;
      }
    });
  }

  async delete(key: string): Promise<void> {
    const object = this.#object(key);
    await this.#ask(`delete ${key}`, () => this.#client.send(new DeleteObjectCommand(object)));
  }

  async withLocalCopy<T>(key: string, work: (path: string) => Promise<T>, beginning?: number): Promise<T> {
    return this.#copies.withFolder(async (folder) => {
      const path = join(folder, 'copy');
      await putFile(path, await this.#open(key, beginning));
      return work(path);
    });
  }

  async localFolder(folder: string, names: readonly string[]): Promise<string> {
    checkBlobKey(folder);
    const kept = join(this.#kept, folder);
    for (const name of names) {
      const key = `${folder}/${name}`;
      checkBlobKey(key);
      if (!(await isThere(join(kept, name)))) await putFile(join(kept, name), await this.#open(key));
    }
    return kept;
  }

  async #open(key: string, beginning?: number): Promise<Readable> {
    const object = this.#object(key);
    // An empty object has no first byte: a range of it would be refused.
    const range = beginning === undefined ? {} : { Range: `bytes=0-${beginning - 1}` };
    return this.#ask(`read ${key}`, async () => {
      try {
        const { Body } = await this.#client.send(new GetObjectCommand({ ...object, ...range }));
        return Body as Readable;
      } catch (error) {
        if (statusOf(error) === 416) return Readable.from([]);
        if (error instanceof Error && error.name === 'NoSuchKey') throw new NotFoundError('file', key);
        throw error;
      }
    });
  }

  /** One part after the other, so that no more than one is in memory. What was sent is taken back when one fails. */
  async #putParts(key: string, first: Buffer, rest: AsyncGenerator<Buffer, void>): Promise<number> {
    const object = this.#object(key);
    return this.#ask(`store ${key}`, async () => {
      let upload: { Bucket: string; Key: string; UploadId: string } | null = null;
      try {
        const { UploadId = '' } = await this.#client.send(new CreateMultipartUploadCommand(object));
        upload = { ...object, UploadId };
        const Parts: { PartNumber: number; ETag: string | undefined }[] = [];
        let size = 0;
        for (let part: Buffer | void = first; part; part = (await rest.next()).value) {
          const PartNumber = Parts.length + 1;
          const sent = new UploadPartCommand({ ...upload, PartNumber, Body: part });
          Parts.push({ PartNumber, ETag: (await this.#client.send(sent)).ETag });
          size += part.length;
        }
        await this.#client.send(
          new CompleteMultipartUploadCommand({ ...upload, MultipartUpload: { Parts } }),
        );
        return size;
      } catch (error) {
        // When this fails too, the bucket's own rule for unfinished uploads takes it: the first error says more.
        if (upload) await this.#client.send(new AbortMultipartUploadCommand(upload)).catch(() => undefined);
        throw error;
      } finally {
        await rest.return();
      }
    });
  }

  #object(key: string): { Bucket: string; Key: string } {
    checkBlobKey(key);
    const { bucket, prefix } = this.settings;
    return { Bucket: bucket, Key: prefix === '' ? key : `${prefix}/${key}` };
  }

  async #ask<T>(doing: string, ask: () => Promise<T>): Promise<T> {
    try {
      return await ask();
    } catch (error) {
      throw bucketError(this.#place, doing, error);
    }
  }
}
