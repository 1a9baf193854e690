import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

interface StubJob {
  status: 'PENDING' | 'RUNNING' | 'STOPPED' | 'SUCCEEDED' | 'FAILED';
  driver_exit_code: number | null;
  error_type: string | null;
  message: string | null;
  readonly submission: Record<string, unknown>;
  logs: string;
  process: ChildProcess | null;
  isStopping: boolean;
}

/** What the stub answers, where it is to differ from Ray in good health. */
export type StubAnswer = (method: string, path: string) => { status: number; text: string } | null;

/**
 * A server with the answers of Ray's Jobs API that really runs what it is given, as `sh -c`. Refusals are tracebacks in
 * plain text, as Ray's are.
 */
export class StubRay {
  readonly jobs = new Map<string, StubJob>();
  readonly requests: {
    readonly method: string;
    readonly path: string;
    readonly token: string | undefined;
  }[] = [];
  /** Asked before anything else; null for Ray's own answer. */
  answer: StubAnswer = () => null;
  readonly #server: Server;

  private constructor(private readonly token: string) {
    this.#server = createServer((request, response) => {
      void this.#handle(request).then(({ status, text }) => {
        response.writeHead(status, { 'content-type': status === 200 ? 'application/json' : 'text/plain' });
        response.end(text);
      });
    });
  }

  static async start(token: string): Promise<StubRay> {
    const stub = new StubRay(token);
    stub.#server.listen(0, '127.0.0.1');
    await once(stub.#server, 'listening');
    return stub;
  }

  get address(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    for (const job of this.jobs.values()) signalGroup(job, 'SIGKILL');
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, 'close');
  }

  async #handle(request: IncomingMessage): Promise<{ status: number; text: string }> {
    const { method = '', url = '' } = request;
    const body = await textOf(request);
    const authorization = request.headers.authorization;
    this.requests.push({ method, path: url, token: authorization });
    const other = this.answer(method, url);
    if (other) return other;
    if (method === 'POST' && ('sec-fetch-mode' in request.headers || 'origin' in request.headers))
      return { status: 405, text: 'Method Not Allowed for browser traffic.' };
    if (authorization !== `Bearer ${this.token}`)
      return { status: 401, text: 'Unauthorized: Missing authentication token' };
    const [, id = '', action = ''] = /^\/api\/jobs\/([^/]*)(?:\/(\w+))?$/.exec(url) ?? [];
    if (method === 'POST' && id === '') return this.#submit(JSON.parse(body) as Record<string, unknown>);
    const job = this.jobs.get(decodeURIComponent(id));
    if (!job) return { status: 404, text: `Job ${id} does not exist` };
    if (method === 'POST' && action === 'stop') return json({ stopped: stop(job) });
    if (action === 'logs') return json({ logs: job.logs });
    const { status, driver_exit_code, error_type, message } = job;
    return json({ submission_id: id, status, driver_exit_code, error_type, message, type: 'SUBMISSION' });
  }

  #submit(submission: Record<string, unknown>): { status: number; text: string } {
    const id = String(submission.submission_id);
    if (this.jobs.has(id))
      return {
        status: 400,
        text: `Traceback (most recent call last):\n  File "job_manager.py", line 553\nValueError: Job with submission_id ${id} already exists. Please use a different submission_id.\n`,
      };
    const job: StubJob = {
      status: 'RUNNING',
      driver_exit_code: null,
      error_type: null,
      message: null,
      submission,
      logs: '',
      process: null,
      isStopping: false,
    };
    this.jobs.set(id, job);
    run(job, String(submission.entrypoint));
    return json({ job_id: id, submission_id: id });
  }
}

function run(job: StubJob, entrypoint: string): void {
  const child = spawn('sh', ['-c', entrypoint], {
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {},
  });
  job.process = child;
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk) => (job.logs += String(chunk)));
  child.on('close', (code, signal) => {
    if (job.status !== 'RUNNING') return;
    job.driver_exit_code = code ?? (signal === 'SIGKILL' ? -9 : -15);
    if (job.isStopping) job.status = 'STOPPED';
    else job.status = code === 0 ? 'SUCCEEDED' : 'FAILED';
    if (job.status === 'STOPPED') job.driver_exit_code = null;
  });
}

/** As Ray: a polite signal to all of the group, then the last one after the seconds the job's environment names. */
function stop(job: StubJob): boolean {
  if (job.status !== 'RUNNING') return false;
  job.isStopping = true;
  signalGroup(job, 'SIGTERM');
  const { env_vars } = job.submission.runtime_env as { env_vars: Record<string, string> };
  setTimeout(() => signalGroup(job, 'SIGKILL'), Number(env_vars.RAY_JOB_STOP_WAIT_TIME_S) * 1_000).unref();
  return true;
}

function signalGroup({ process: child }: StubJob, signal: 'SIGTERM' | 'SIGKILL'): void {
  if (!child?.pid || child.exitCode !== null || child.signalCode !== null) return;
  try {
    process.kill(-child.pid, signal);
  } catch {
    // The group is gone.
  }
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

function json(value: unknown): { status: number; text: string } {
  return { status: 200, text: JSON.stringify(value) };
}
