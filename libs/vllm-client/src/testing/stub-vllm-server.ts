import { once } from 'node:events';
import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';
import {
  type ModelClientError,
  ModelNotFoundError,
  ModelClientError as ClientError,
} from '../model-client.errors.js';
import type { FakeModelClient } from './fake-model-client.js';
import {
  readChatRequest,
  readTokenizeRequest,
  writeChatAnswer,
  writeModelCard,
  writeTokenization,
} from './stub-wire.js';

/** What the server does to the next request instead of answering it. `drop` breaks the connection. */
export type StubFailure =
  | 'drop'
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
}

/**
 * vLLM's HTTP shape on a free port of this machine, in front of a `FakeModelClient`: the statuses and bodies of the
 * real server, none of its weight.
 */
export class StubVllmServer {
  readonly requests: StubRequest[] = [];
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
    stub.server.listen(0, '127.0.0.1');
    await once(stub.server, 'listening');
    return stub;
  }

  get url(): string {
    const address = this.server.address();
    if (address === null || typeof address === 'string') throw new Error('The stub server is not listening.');
    return `http://127.0.0.1:${address.port}`;
  }

  /** The next requests fail like this, one each. */
  failNext(...failures: readonly StubFailure[]): void {
    this.failures.push(...failures);
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
    const { engine } = this;
    switch (route) {
      case 'GET /health':
        response.writeHead(200).end();
        return;
      case 'GET /v1/models':
        return sendJson(response, 200, { object: 'list', data: (await engine.models()).map(writeModelCard) });
      case 'POST /v1/chat/completions':
        return sendJson(response, 200, writeChatAnswer(await engine.chat(readChatRequest(body))));
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

function sendText(response: ServerResponse, text: string): void {
  response.writeHead(200, { 'content-type': 'text/plain' }).end(text);
}
