import {
  Agent as HttpAgent,
  type IncomingHttpHeaders,
  type IncomingMessage,
  request as httpRequest,
} from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import { urlToHttpOptions } from 'node:url';
import { HttpFailure, networkFailure } from './http.errors.js';

export interface LeanHttpClientOptions {
  readonly origin: string;
  /** Bytes of a body; more is not read. */
  readonly largestAnswer: number;
}

export interface LeanHttpRequest {
  /** With the leading slash. */
  readonly path: string;
  readonly method: 'GET' | 'POST';
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly signal: AbortSignal;
}

export interface LeanHttpAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

/**
 * `HttpClient` for very many small requests to one server: the same guards (one origin, no redirect followed, a bounded
 * body), over Node's own connections instead of `fetch`, whose streams cost several times the processor time of the rest.
 * Connections are kept and shared; answers are not compressed.
 */
export class LeanHttpClient {
  readonly #agent: HttpAgent | HttpsAgent;
  readonly #target: object;
  readonly #host: string;
  readonly #isSecure: boolean;

  constructor(private readonly options: LeanHttpClientOptions) {
    const url = new URL(options.origin);
    this.#isSecure = url.protocol === 'https:';
    this.#agent = new (this.#isSecure ? HttpsAgent : HttpAgent)({ keepAlive: true });
    const { protocol, hostname, port } = urlToHttpOptions(url);
    this.#target = { protocol, hostname, port, agent: this.#agent };
    this.#host = url.host;
  }

  /**
   * Resolves with the answer whatever its status, redirects included.
   * @throws HttpFailure, or the signal's reason
   */
  send(request: LeanHttpRequest): Promise<LeanHttpAnswer> {
    const { path, method, body, signal } = request;
    return new Promise((resolve, reject) => {
      if (signal.aborted) return reject(signal.reason);
      const length = body === undefined ? {} : { 'content-length': Buffer.byteLength(body) };
      const headers = { ...request.headers, ...length };
      const sent = (this.#isSecure ? httpsRequest : httpRequest)({ ...this.#target, path, method, headers });
      const fail = (cause: unknown): void => {
        signal.removeEventListener('abort', leave);
        if (signal.aborted) reject(signal.reason);
        else reject(cause instanceof HttpFailure ? cause : networkFailure(this.#host, cause));
        sent.destroy();
      };
      const leave = (): void => fail(signal.reason);
      signal.addEventListener('abort', leave, { once: true });
      sent.on('error', fail);
      sent.on('response', (response) => {
        this.#read(response, fail, (text) => {
          signal.removeEventListener('abort', leave);
          resolve({ status: response.statusCode ?? 0, headers: response.headers, text });
        });
      });
      sent.end(body);
    });
  }

  #read(response: IncomingMessage, fail: (cause: unknown) => void, done: (text: string) => void): void {
    const chunks: Buffer[] = [];
    let size = 0;
    response.on('data', (chunk: Buffer) => {
      size += chunk.byteLength;
      if (size > this.options.largestAnswer)
        fail(
          new HttpFailure('TOO_LARGE', `${this.#host} sent more than ${this.options.largestAnswer} bytes.`),
        );
      else chunks.push(chunk);
    });
    // Also when the connection ends before the body does.
    response.on('error', fail);
    response.on('end', () => {
      const [only] = chunks;
      done(chunks.length === 1 && only ? only.toString() : Buffer.concat(chunks).toString());
    });
  }
}
