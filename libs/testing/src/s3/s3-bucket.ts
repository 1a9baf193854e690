import { createHash, randomUUID } from 'node:crypto';
import { S3Refusal } from './s3-refusal.js';

/** S3's least for every part but the last. */
const LEAST_PART = 5 * 1024 * 1024;

export interface S3Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Buffer | string;
}

export interface S3Request {
  readonly method: string;
  readonly key: string;
  readonly query: URLSearchParams;
  readonly range: string | undefined;
  readonly body: Buffer;
}

/** Objects and unfinished uploads, in memory. */
export class S3Bucket {
  readonly objects = new Map<string, Buffer>();
  readonly uploads = new Map<string, { key: string; parts: Map<number, Buffer> }>();

  /** @throws S3Refusal */
  answer(request: S3Request): S3Answer {
    const { method, key, query } = request;
    if (key === '' && method === 'GET' && query.get('list-type') === '2') return this.#list(query);
    if (query.has('uploads') && method === 'POST') return this.#begin(key);
    const uploadId = query.get('uploadId');
    if (uploadId !== null) return this.#ofUpload(uploadId, request);
    if (method === 'PUT') return this.#put(request);
    if (method === 'GET' || method === 'HEAD') return this.#get(request);
    if (method === 'DELETE') {
      this.objects.delete(key);
      return { status: 204 };
    }
    throw new S3Refusal(405, 'MethodNotAllowed');
  }

  #list(query: URLSearchParams): S3Answer {
    const names = [...this.objects.keys()].filter((key) => key.startsWith(query.get('prefix') ?? ''));
    const contents = names.slice(0, Number(query.get('max-keys') ?? 1000)).map((key) => `<Key>${key}</Key>`);
    return xml(
      `<ListBucketResult>${contents.map((one) => `<Contents>${one}</Contents>`).join('')}</ListBucketResult>`,
    );
  }

  #put({ key, body }: S3Request): S3Answer {
    this.objects.set(key, body);
    return { status: 200, headers: { etag: etagOf(body) } };
  }

  #get({ key, range }: S3Request): S3Answer {
    const found = this.objects.get(key);
    if (!found) throw new S3Refusal(404, 'NoSuchKey');
    if (range === undefined) return { status: 200, headers: { etag: etagOf(found) }, body: found };
    const [, from = '', to = ''] = /^bytes=(\d+)-(\d+)$/.exec(range) ?? [];
    const last = Math.min(Number(to), found.length - 1);
    if (from === '' || Number(from) > last) throw new S3Refusal(416, 'InvalidRange');
    const headers = { 'content-range': `bytes ${from}-${last}/${found.length}` };
    return { status: 206, headers, body: found.subarray(Number(from), last + 1) };
  }

  #begin(key: string): S3Answer {
    const id = randomUUID();
    this.uploads.set(id, { key, parts: new Map() });
    return xml(`<InitiateMultipartUploadResult><UploadId>${id}</UploadId></InitiateMultipartUploadResult>`);
  }

  #ofUpload(id: string, { method, key, query, body }: S3Request): S3Answer {
    const upload = this.uploads.get(id);
    if (upload?.key !== key) throw new S3Refusal(404, 'NoSuchUpload');
    if (method === 'DELETE') {
      this.uploads.delete(id);
      return { status: 204 };
    }
    if (method === 'PUT') {
      upload.parts.set(Number(query.get('partNumber')), body);
      return { status: 200, headers: { etag: etagOf(body) } };
    }
    const named = [...body.toString().matchAll(/<Part>.*?<\/Part>/gs)].map(([part]) => ({
      number: Number(/<PartNumber>(\d+)</.exec(part)?.[1]),
      etag: /<ETag>(.*?)<\/ETag>/.exec(part)?.[1]?.replaceAll('&quot;', '"'),
    }));
    const parts = named.map(({ number, etag }) => {
      const part = upload.parts.get(number);
      if (!part || etagOf(part) !== etag) throw new S3Refusal(400, 'InvalidPart');
      return part;
    });
    if (parts.length === 0) throw new S3Refusal(400, 'MalformedXML');
    if (parts.slice(0, -1).some(({ length }) => length < LEAST_PART))
      throw new S3Refusal(400, 'EntityTooSmall');
    this.objects.set(key, Buffer.concat(parts));
    this.uploads.delete(id);
    return xml(`<CompleteMultipartUploadResult><Key>${key}</Key></CompleteMultipartUploadResult>`);
  }
}

const etagOf = (bytes: Buffer): string => `"${createHash('md5').update(bytes).digest('hex')}"`;

export function xml(text: string, status = 200): S3Answer {
  return {
    status,
    headers: { 'content-type': 'application/xml' },
    body: `<?xml version="1.0" encoding="UTF-8"?>${text}`,
  };
}
