import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { type S3Answer, S3Bucket, xml } from './s3-bucket.js';
import { S3Refusal } from './s3-refusal.js';
import { checkSignature, type S3Credentials } from './s3-signature.js';

/** cut: the connection breaks before an answer. half: in the middle of one. */
export type S3Trouble = 'cut' | 'half' | { status: number; code: string } | null;

export interface S3Seen {
  readonly method: string;
  /** Path and query as they came. */
  readonly url: string;
  readonly bytes: number;
}

/**
 * One bucket behind the S3 API, as far as blobs need it: path style, signatures of version 4 checked by aws4, single and
 * multipart uploads, ranges, and the errors of S3 for all of these.
 */
export class S3TestServer {
  readonly bucket = new S3Bucket();
  readonly credentials: S3Credentials = {
    accessKeyId: 'TESTACCESSKEY',
    secretAccessKey: 'a/secret+of-the-test-server',
  };
  readonly seen: S3Seen[] = [];
  /** Asked before each request is answered. */
  trouble: (request: S3Seen) => S3Trouble = () => null;
  readonly #server: Server;

  private constructor(readonly bucketName: string) {
    this.#server = createServer((request, response) => {
      this.#handle(request, response).catch(() => response.destroy()); // A request that broke off.
    });
  }

  static async start(bucketName = 'ethogram-test'): Promise<S3TestServer> {
    const server = new S3TestServer(bucketName);
    server.#server.listen(0, '127.0.0.1');
    await once(server.#server, 'listening');
    return server;
  }

  get endpoint(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** Settings of a platform that keeps its files here. */
  environment(prefix = 'files'): Record<string, string> {
    return {
      ETHOGRAM_BLOBS: `s3://${this.bucketName}/${prefix}?endpoint=${this.endpoint}`,
      ETHOGRAM_S3_ACCESS_KEY_ID: this.credentials.accessKeyId,
      ETHOGRAM_S3_SECRET_ACCESS_KEY: this.credentials.secretAccessKey,
    };
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, 'close');
  }

  async #handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await buffer(request);
    const { method = 'GET', url = '/' } = request;
    const seen = { method, url, bytes: body.length };
    this.seen.push(seen);
    const trouble = this.trouble(seen);
    if (trouble === 'cut') return void request.socket.destroy();
    const answer = this.#answer(request, body, trouble === 'half' ? null : trouble);
    const content = Buffer.from((answer.body ?? '') as Buffer);
    response.writeHead(answer.status, {
      ...answer.headers,
      ...(answer.status === 204 ? {} : { 'content-length': content.length }),
    });
    if (trouble === 'half')
      return void response.write(content.subarray(0, content.length / 2), () => response.destroy());
    response.end(method === 'HEAD' ? undefined : content);
  }

  #answer(
    request: IncomingMessage,
    body: Buffer,
    trouble: { status: number; code: string } | null,
  ): S3Answer {
    try {
      if (trouble) throw new S3Refusal(trouble.status, trouble.code);
      checkSignature(request, body, this.credentials);
      const url = new URL(request.url ?? '/', this.endpoint);
      const [, name, ...key] = url.pathname.split('/').map(decodeURIComponent);
      if (name !== this.bucketName) throw new S3Refusal(404, 'NoSuchBucket');
      const { method = 'GET' } = request;
      const { range } = request.headers;
      return this.bucket.answer({ method, key: key.join('/'), query: url.searchParams, range, body });
    } catch (error) {
      if (!(error instanceof S3Refusal)) throw error;
      return xml(`<Error><Code>${error.code}</Code><Message>Refused.</Message></Error>`, error.status);
    }
  }
}
