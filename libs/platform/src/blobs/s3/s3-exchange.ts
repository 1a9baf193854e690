import { Readable } from 'node:stream';
import { HttpClient, type HttpRequest } from '../../http/http-client.js';
import { HttpFailure } from '../../http/http.errors.js';

/** What the SDK asks to be sent; its own class has more. */
interface SdkRequest {
  readonly protocol: string;
  readonly hostname: string;
  readonly port?: number;
  readonly path: string;
  readonly query?: Readonly<Record<string, string | string[] | null>>;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

interface SdkAnswer {
  statusCode: number;
  headers: Record<string, string>;
  body: Readable;
}

/** XML of one error or of one part. */
const LARGEST_ANSWER = 1 << 20;
/** For a part of 16 MiB, or for storing together what was sent in parts. */
const TIMEOUT_MS = 300_000;
/** `fetch` says these by itself, and refuses the last; none but the host is signed, which is the address's. */
const OWN_HEADERS = new Set(['host', 'content-length', 'connection', 'transfer-encoding', 'expect']);

/** Sends the requests of the S3 client through the guarded one: to the bucket's host, along no redirect. */
export class S3Exchange {
  readonly metadata = { handlerProtocol: 'http/1.1' };
  readonly #http: HttpClient;

  constructor(origins: readonly string[], asks: typeof fetch = fetch) {
    this.#http = new HttpClient({ origins, largestAnswer: LARGEST_ANSWER, fetch: asks });
  }

  async handle(sdk: SdkRequest, options: { abortSignal?: unknown } = {}): Promise<{ response: SdkAnswer }> {
    const { abortSignal } = options;
    const request: HttpRequest = {
      url: addressOf(sdk),
      method: sdk.method as HttpRequest['method'],
      headers: Object.fromEntries(
        Object.entries(sdk.headers).filter(([name]) => !OWN_HEADERS.has(name.toLowerCase())),
      ),
      ...(sdk.body === undefined || sdk.body === null ? {} : { body: bodyOf(sdk.body) }),
      ...(abortSignal instanceof AbortSignal ? { signal: abortSignal } : {}),
    };
    try {
      return { response: await this.#send(request) };
    } catch (error) {
      // The SDK tries again what is marked so, as it does what its own handler says of a network.
      if (error instanceof HttpFailure && !['FOREIGN_ADDRESS', 'TOO_LARGE'].includes(error.kind))
        Object.assign(error, { $retryable: {} });
      throw error;
    }
  }

  updateHttpClientConfig(): void {
    // Nothing can be changed from outside.
  }

  httpHandlerConfigs(): Record<string, never> {
    return {};
  }

  async #send(request: HttpRequest): Promise<SdkAnswer> {
    if (request.method === 'GET') {
      const { status, headers, body } = await this.#http.open(request);
      return { statusCode: status, headers: Object.fromEntries(headers), body };
    }
    const { status, headers, text } = await this.#http.send({ ...request, timeoutMs: TIMEOUT_MS });
    return {
      statusCode: status,
      headers: Object.fromEntries(headers),
      body: Readable.from([Buffer.from(text)]),
    };
  }
}

/** Path and query as they were signed. */
function addressOf({ protocol, hostname, port, path, query = {} }: SdkRequest): string {
  const pairs = Object.entries(query).flatMap(([name, value]) =>
    [value ?? ''].flat().map((one) => `${escaped(name)}=${escaped(one)}`),
  );
  const host = port === undefined ? hostname : `${hostname}:${port}`;
  return `${protocol}//${host}${path}${pairs.length > 0 ? `?${pairs.join('&')}` : ''}`;
}

/** RFC 3986, which escapes a few more than JavaScript does. */
function escaped(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

function bodyOf(body: unknown): string | Uint8Array<ArrayBuffer> {
  if (typeof body === 'string') return body;
  if (body instanceof Uint8Array) return body as Uint8Array<ArrayBuffer>;
  throw new TypeError('A request to the bucket has a body of an unknown kind.');
}
