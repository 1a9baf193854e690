import { Readable } from 'node:stream';
import { HttpFailure, networkFailure } from './http.errors.js';

export interface HttpClientOptions {
  /** The only origins that are talked to. */
  readonly origins: readonly string[];
  /** Bytes of a decoded body; more is not read. */
  readonly largestAnswer: number;
  readonly fetch?: typeof fetch;
}

export interface HttpRequest {
  readonly url: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'HEAD' | 'DELETE';
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array<ArrayBuffer>;
  /** For the whole answer; without it the signal alone ends the waiting. */
  readonly timeoutMs?: number;
  readonly signal?: AbortSignal | undefined;
}

export interface HttpAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

export interface HttpStream {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Readable;
}

/**
 * The one way out over HTTP: to the origins it was made for and nowhere else, never along a redirect (which would turn
 * a POST into a GET, or carry a key or a prompt to another host), and with an end to how much and how long is read.
 */
export class HttpClient {
  readonly #options: HttpClientOptions;

  constructor(options: HttpClientOptions) {
    this.#options = options;
  }

  /**
   * Resolves with the answer whatever its status, redirects included.
   * @throws HttpFailure, or the signal's reason
   */
  async send(request: HttpRequest): Promise<HttpAnswer> {
    const url = this.#checked(request.url);
    const { timeoutMs } = request;
    const deadline = timeoutMs === undefined ? [] : [AbortSignal.timeout(timeoutMs)];
    const signal = AbortSignal.any([...(request.signal ? [request.signal] : []), ...deadline]);
    try {
      const response = await this.#ask(url, request, signal);
      const text = await this.#read(response, url.host);
      return { status: response.status, headers: response.headers, text };
    } catch (cause) {
      if (request.signal?.aborted) throw request.signal.reason;
      if (cause instanceof HttpFailure) throw cause;
      if (signal.aborted)
        throw new HttpFailure('TIMEOUT', `${url.host} did not answer within ${timeoutMs} ms.`, null, {
          cause,
        });
      throw networkFailure(url.host, cause);
    }
  }

  /**
   * A file as it comes, of any size; what is no success is read whole, as `send` does. A body that breaks off ends its
   * stream with an error. There is no timeout but that of `fetch`, five minutes without a byte.
   * @throws HttpFailure, or the signal's reason
   */
  async open(request: Omit<HttpRequest, 'timeoutMs'>): Promise<HttpStream> {
    const url = this.#checked(request.url);
    try {
      const response = await this.#ask(url, request, request.signal);
      const { status, headers } = response;
      if (!response.ok || !response.body)
        return { status, headers, body: Readable.from([Buffer.from(await this.#read(response, url.host))]) };
      const body = Readable.fromWeb(response.body);
      // A body may break off before anybody listens; its reader is told then, and the process does not end of it.
      body.on('error', () => undefined);
      return { status, headers, body };
    } catch (cause) {
      if (request.signal?.aborted) throw request.signal.reason;
      if (cause instanceof HttpFailure) throw cause;
      throw networkFailure(url.host, cause);
    }
  }

  #ask(url: URL, request: HttpRequest, signal: AbortSignal | undefined): Promise<Response> {
    return (this.#options.fetch ?? fetch)(url, {
      method: request.method,
      headers: request.headers,
      ...(request.body === undefined ? {} : { body: request.body }),
      redirect: 'manual',
      ...(signal ? { signal } : {}),
    });
  }

  #checked(address: string): URL {
    const url = new URL(address);
    if (this.#options.origins.includes(url.origin)) return url;
    throw new HttpFailure('FOREIGN_ADDRESS', `${url.host} is not an address that may be asked.`);
  }

  async #read(response: Response, host: string): Promise<string> {
    const chunks: Uint8Array[] = [];
    let size = 0;
    for await (const chunk of response.body ?? []) {
      size += chunk.byteLength;
      if (size > this.#options.largestAnswer)
        throw new HttpFailure('TOO_LARGE', `${host} sent more than ${this.#options.largestAnswer} bytes.`);
      chunks.push(chunk);
    }
    return new TextDecoder().decode(Buffer.concat(chunks));
  }
}
