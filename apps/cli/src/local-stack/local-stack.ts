import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { freePort, loadConfig, type PlatformConfig, workspaceRoot } from '@ethogram/platform';
import { connectDatabase, describeDatabase } from '@ethogram/server';
import { ChildService } from './child-service.js';
import { EmbeddedDatabase } from './embedded-database.js';
import { answersWithin } from './http-wait.js';
import { endLeftovers, isOurs, readStack, removeStack, type StackState, writeStack } from './stack-file.js';

const DATABASE_PATIENCE_SECONDS = 8;
/** Loading PyTorch for the first time takes over a minute on a busy machine; one that dies is noticed earlier. */
const MODEL_SERVER_PATIENCE_SECONDS = 240;

/** Long files go through the worker piece by piece: V8 would keep some 100 MB of what is long done with. */
const SMALL_YOUNG_GENERATION = '--max-semi-space-size=8';

export interface StackOptions {
  readonly say: (message: string) => void;
  /** Something died for good. */
  readonly onGivenUp: (message: string) => void;
}

/**
 * What a laptop needs around the code: PostgreSQL and the model server, and for `npm start` the api and the worker.
 * Each gives way to the real thing by its setting.
 */
export class LocalStack {
  private readonly root = workspaceRoot();
  private readonly services: ChildService[] = [];
  private database: EmbeddedDatabase | undefined;
  private modelServer: StackState['modelServer'] = null;
  private env: Record<string, string | undefined> = {};
  private readonly stackFile: string;
  private owner = false;
  private stopping = false;

  constructor(
    private readonly base: PlatformConfig,
    private readonly options: StackOptions,
  ) {
    mkdirSync(join(base.dataDir, 'logs'), { recursive: true });
    this.stackFile = join(base.dataDir, 'stack.json');
  }

  /** The state of a supervisor that is running now on this data folder. */
  running(): StackState | undefined {
    const state = readStack(this.stackFile);
    return state && state.pid !== process.pid && isOurs(state.pid, 'apps/cli/dist/main.js')
      ? state
      : undefined;
  }

  /**
   * Starts PostgreSQL, or uses the one the settings name.
   * @throws Error one sentence, when it cannot be used.
   */
  async startDatabase(): Promise<void> {
    const left = readStack(this.stackFile);
    if (left && endLeftovers(left, this.root) > 0)
      this.options.say('Ended what an earlier run had left behind.');
    this.owner = true;
    this.save(null);
    if (this.base.databaseUrl) {
      // Asked before anything else is started: whoever mistyped the address should not wait for a model server.
      await (await connectDatabase(this.base, DATABASE_PATIENCE_SECONDS)).destroy();
      this.options.say(`Using PostgreSQL at ${describeDatabase(this.base.databaseUrl)}.`);
      return;
    }
    this.database = new EmbeddedDatabase(this.base.dataDir, this.options.say);
    this.env['ETHOGRAM_DATABASE_URL'] = await this.database.start();
    this.save(null);
  }

  /** Uses what another supervisor on this data folder is running. */
  attach(state: StackState, databaseUrl: string): void {
    this.env = {
      ETHOGRAM_DATABASE_URL: databaseUrl,
      ...(state.modelServer ? { ETHOGRAM_VLLM_URL: state.modelServer.url } : {}),
      ...(state.url ? { ETHOGRAM_PUBLIC_URL: state.url } : {}),
    };
  }

  /**
   * Starts the CPU model server unless a vLLM is set up.
   * @returns why there is none, or undefined when there is one.
   */
  async startModelServer(): Promise<string | undefined> {
    if (this.base.vllmUrls.length > 0) return undefined;
    if (!existsSync(this.base.python)) {
      const notice =
        this.base.modelNotice ??
        'The Python environment of the trainer is missing, so models cannot be trained or served here: install Python 3.10 to 3.13 with its venv module and run npm start, or set ETHOGRAM_VLLM_URL to a vLLM server.';
      this.env['ETHOGRAM_MODEL_NOTICE'] = notice;
      return notice;
    }
    const url = `http://127.0.0.1:${await freePort()}`;
    const service = this.spawn(
      'model-server',
      this.base.python,
      [
        '-m',
        'ethogram_trainer',
        'serve',
        '--model',
        this.base.baseModelPath,
        '--served-model-name',
        this.base.baseModel,
        '--host',
        '127.0.0.1',
        '--port',
        new URL(url).port,
        '--threads',
        '1',
      ],
      { OMP_WAIT_POLICY: 'PASSIVE', PYTHONPATH: join(this.root, 'apps/trainer'), HF_HUB_OFFLINE: '1' },
    );
    this.env['ETHOGRAM_VLLM_URL'] = url;
    if (!(await answersWithin(`${url}/health`, MODEL_SERVER_PATIENCE_SECONDS, () => false)))
      return `The model server did not start; ${service.description.logFile} says why.`;
    this.modelServer = { url, pid: service.pid ?? 0 };
    this.save(null);
    return undefined;
  }

  /** The settings with what was started filled in. */
  config(): PlatformConfig {
    return loadConfig(this.root, { ...process.env, ...this.env });
  }

  /** Starts the api and the worker. False when the api never answered. */
  async startPlatform(): Promise<boolean> {
    const { port, host, publicUrl } = this.base;
    this.spawn('api', process.execPath, [join(this.root, 'apps/api/dist/main.js')]);
    this.spawn('worker', process.execPath, [
      SMALL_YOUNG_GENERATION,
      join(this.root, 'apps/worker/dist/main.js'),
    ]);
    this.save(publicUrl);
    const address = host === '0.0.0.0' ? '127.0.0.1' : host;
    return answersWithin(`http://${address}:${port}/healthz`, 180, () => false);
  }

  private spawn(
    name: string,
    command: string,
    args: readonly string[],
    env: Record<string, string> = {},
  ): ChildService {
    // A start that goes on beside the stop would leave behind what it starts now.
    if (this.stopping) throw new Error(`${name} is not started: everything is being stopped.`);
    const service = new ChildService(
      {
        name,
        command,
        args,
        env: { ...this.env, ...env },
        logFile: join(this.base.dataDir, 'logs', `${name}.log`),
      },
      (message) => {
        this.options.say(message);
        setTimeout(() => this.save(this.base.publicUrl), 2_000).unref();
      },
      this.options.onGivenUp,
    );
    service.start();
    this.services.push(service);
    return service;
  }

  private save(url: string | null): void {
    const children = this.services.flatMap((service) =>
      service.pid ? [{ name: service.description.name, pid: service.pid }] : [],
    );
    writeStack(this.stackFile, {
      pid: process.pid,
      url,
      postgresPort: this.database?.port ?? null,
      modelServer: this.modelServer,
      children,
    });
  }

  /** Stops what this stack started, the database last. */
  async stop(): Promise<void> {
    this.stopping = true;
    await Promise.all(this.services.map((service) => service.stop()));
    await this.database?.stop();
    if (this.owner) removeStack(this.stackFile);
  }
}
