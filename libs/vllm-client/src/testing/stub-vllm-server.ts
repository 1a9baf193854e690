import { once } from 'node:events';
import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import {
  type ModelClientError,
  ModelNotFoundError,
  ModelOverloadedError,
  ModelClientError as ClientError,
} from '../model-client.errors.js';
import type { FakeModelClient } from './fake-model-client.js';
import {
  isStream,
  readChatRequest,
  readScoreRequest,
  readTokenizeRequest,
  writeChatAnswer,
  writeChatEvents,
  writeModelCard,
  writeTextScore,
  writeTokenization,
} from './stub-wire.js';

/**
 * What the server does to the next request instead of answering it. `drop` breaks the connection; with `afterEvents`
 * a stream begins as it should and then goes on with `events` (each the data of one) and ends without a last event.
 */
export type StubFailure =
  | 'drop'
  | { readonly afterEvents: number; readonly events: readonly string[] }
  | { readonly status: number; readonly body: string; readonly headers?: Readonly<Record<string, string>> };

/** A request as it arrived. */
export interface StubRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: unknown;
}

export interface StubVllmServerOptions {
  readonly apiKey?: string;
  /** Default: any free one. */
  readonly port?: number;
  /** Each answer of the model takes as long. Default 0. */
  readonly latencyMs?: number;
  /** Requests to the model at a time; one more is refused with 503. Default: any number. */
  readonly capacity?: number;
}

/**
 * vLLM's HTTP shape on a free port of this machine, in front of a `FakeModelClient`: the statuses and bodies of the
 * real server, none of its weight.
 */
export class StubVllmServer {
  readonly requests: StubRequest[] = [];
  /** Requests to the model that were under way together, at most. */
  mostAtWork = 0;
  private atWork = 0;
  private readonly failures: StubFailure[] = [];
  private readonly server: Server;

  private constructor(
    private readonly engine: FakeModelClient,
    private readonly options: StubVllmServerOptions,
  ) {
    this.server = createServer((request, response) => {
      this.handle(request, response).catch((error: unknown) => response.destroy(error as Error));
    });
  }

  static async start(engine: FakeModelClient, options: StubVllmServerOptions = {}): Promise<StubVllmServer> {
    const stub = new StubVllmServer(engine, options);
    stub.server.listen(options.port ?? 0, '127.0.0.1');
    await once(stub.server, 'listening');
    return stub;
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  get port(): number {
    const address = this.server.address();
    if (address === null || typeof address === 'string') throw new Error('The stub server is not listening.');
    return address.port;
  }

  /** The next requests fail like this, one each. */
  failNext(...failures: readonly StubFailure[]): void {
    this.failures.push(...failures);
  }

  /** Failures that no request has met yet. */
  get failuresLeft(): number {
    return this.failures.length;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, 'close');
  }

  private async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = request.url ?? '/';
    const text = (await request.setEncoding('utf8').toArray()).join('');
    const body: unknown = text === '' ? null : JSON.parse(text);
    this.requests.push({ method: request.method ?? '', path, headers: request.headers, body });
    const failure = this.failures.shift();
    if (failure === 'drop') {
      request.socket.destroy();
    } else if (failure && 'afterEvents' in failure) {
      const begun = writeChatEvents(await this.engine.chat(readChatRequest(body))).slice(
        0,
        failure.afterEvents,
      );
      sendEvents(response, [...begun, ...failure.events]);
    } else if (failure) {
      response.writeHead(failure.status, failure.headers).end(failure.body);
    } else if (this.isStranger(path, request.headers)) {
      sendJson(response, 401, { error: 'Unauthorized' });
    } else {
      await this.answer(`${request.method} ${path}`, body, response);
    }
  }

  /** As with vLLM, the key guards /v1 alone. */
  private isStranger(path: string, headers: IncomingHttpHeaders): boolean {
    const { apiKey } = this.options;
    return apiKey !== undefined && path.startsWith('/v1') && headers.authorization !== `Bearer ${apiKey}`;
  }

  private async answer(route: string, body: unknown, response: ServerResponse): Promise<void> {
    try {
      await this.answerRoute(route, body, response);
    } catch (error) {
      if (!(error instanceof ClientError)) throw error;
      sendError(response, error);
    }
  }

  private async answerRoute(route: string, body: unknown, response: ServerResponse): Promise<void> {
    if (!MODEL_ROUTES.has(route)) return this.answerNow(route, body, response);
    const { capacity = Number.POSITIVE_INFINITY, latencyMs = 0 } = this.options;
    if (this.atWork >= capacity) throw new ModelOverloadedError('The queue is full.', { status: 503 });
    this.atWork += 1;
    this.mostAtWork = Math.max(this.mostAtWork, this.atWork);
    try {
      if (latencyMs > 0) await wait(latencyMs);
      await this.answerNow(route, body, response);
    } finally {
      this.atWork -= 1;
    }
  }

  private async answerNow(route: string, body: unknown, response: ServerResponse): Promise<void> {
    const { engine } = this;
    switch (route) {
      case 'GET /health':
        response.writeHead(200).end();
        return;
      case 'GET /v1/models':
        return sendJson(response, 200, { object: 'list', data: (await engine.models()).map(writeModelCard) });
      case 'POST /v1/chat/completions': {
        const answer = await engine.chat(readChatRequest(body));
        if (isStream(body)) return sendEvents(response, writeChatEvents(answer));
        return sendJson(response, 200, writeChatAnswer(answer));
      }
      case 'POST /v1/completions':
        return sendJson(response, 200, writeTextScore(await engine.scoreText(readScoreRequest(body))));
      case 'POST /tokenize':
        return sendJson(response, 200, writeTokenization(await engine.tokenize(readTokenizeRequest(body))));
      case 'POST /v1/load_lora_adapter':
        return this.loadAdapter(body as AdapterBody, response);
      case 'POST /v1/unload_lora_adapter':
        await engine.unloadAdapter((body as AdapterBody).lora_name);
        return sendText(
          response,
          `Success: LoRA adapter '${(body as AdapterBody).lora_name}' removed successfully.`,
        );
      default:
        return sendJson(response, 404, { detail: 'Not Found' });
    }
  }

  private async loadAdapter(body: AdapterBody, response: ServerResponse): Promise<void> {
    const { lora_name: name, lora_path: path, load_inplace: replace = false } = body;
    await this.engine.loadAdapter({ name, path, replace });
    sendText(response, `Success: LoRA adapter '${name}' added successfully.`);
  }
}

interface AdapterBody {
  readonly lora_name: string;
  readonly lora_path: string;
  readonly load_inplace?: boolean;
}

const MODEL_ROUTES = new Set(['POST /v1/chat/completions', 'POST /v1/completions']);
const ERROR_TYPES: Readonly<Record<number, string>> = { 400: 'BadRequestError', 404: 'NotFoundError' };

function sendError(response: ServerResponse, error: ModelClientError): void {
  if (error instanceof ModelNotFoundError && error.routeMissing) {
    sendJson(response, 404, { detail: 'Not Found' });
    return;
  }
  const code = error.status ?? 500;
  const type = ERROR_TYPES[code] ?? 'InternalServerError';
  sendJson(response, code, { error: { message: error.message, type, param: null, code } });
}

function sendJson(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

function sendEvents(response: ServerResponse, events: readonly string[]): void {
  response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8' });
  for (const event of events) response.write(`data: ${event}\n\n`);
  response.end();
}

function sendText(response: ServerResponse, text: string): void {
  response.writeHead(200, { 'content-type': 'text/plain' }).end(text);
}
