import { HttpClient, HttpFailure, type HttpAnswer } from '@ethogram/platform/http';
import { z } from 'zod';
import { ClusterAwayError, TrainerNotStartedError } from '../launcher.errors.js';
import { plainFetch } from './plain-fetch.js';

export interface RayApiOptions {
  /** Of the dashboard, for example `http://ray-head:8265`; a path in front of `/api` is kept. */
  readonly address: string;
  /** Sent as `Authorization: Bearer`. */
  readonly token?: string | undefined;
}

const LARGEST_ANSWER = 32 << 20;
/** Ray itself looks for a free agent for ten seconds before it takes a job. */
const TIMEOUT_MS = 60_000;

const submitted = z.object({ submission_id: z.string() });
const jobInfo = z.object({
  status: z.string(),
  message: z.string().nullish(),
  error_type: z.string().nullish(),
  driver_exit_code: z.number().int().nullish(),
});
const jobLogs = z.object({ logs: z.string() });

/** What Ray knows of a job. */
export type RayJobInfo = z.infer<typeof jobInfo>;

export interface RaySubmission {
  readonly entrypoint: string;
  readonly submission_id: string;
  readonly runtime_env: Readonly<Record<string, unknown>>;
  readonly metadata: Readonly<Record<string, string>>;
  readonly entrypoint_num_cpus?: number;
  readonly entrypoint_num_gpus?: number;
  readonly entrypoint_resources?: Readonly<Record<string, number>>;
}

/** Ray's Jobs REST API: JSON when all is well, a traceback in plain text when not, HTML from a proxy in front. */
export class RayApi {
  readonly #client: HttpClient;
  readonly #base: string;
  readonly #headers: Readonly<Record<string, string>>;

  constructor({ address, token }: RayApiOptions) {
    this.#base = address.replace(/\/+$/, '');
    const origins = [new URL(address).origin];
    this.#client = new HttpClient({ origins, largestAnswer: LARGEST_ANSWER, fetch: plainFetch });
    this.#headers = {
      accept: 'application/json',
      'content-type': 'application/json',
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    };
  }

  /** Resolves with the id also when there is such a job already: the id is the key that makes a repeat harmless. */
  async submit(submission: RaySubmission): Promise<string> {
    const answer = await this.#ask('POST', '', JSON.stringify(submission));
    if (answer.status === 400 && answer.text.includes('already exists')) return submission.submission_id;
    if (answer.status >= 400 && answer.status < 500)
      throw new TrainerNotStartedError(`Ray does not take the job: ${wordsOf(answer)}`);
    return this.#read(answer, submitted).submission_id;
  }

  /** null for a job that Ray does not know. */
  async get(id: string): Promise<RayJobInfo | null> {
    const answer = await this.#ask('GET', encodeURIComponent(id));
    return this.#isUnknownJob(answer) ? null : this.#read(answer, jobInfo);
  }

  async stop(id: string): Promise<void> {
    const answer = await this.#ask('POST', `${encodeURIComponent(id)}/stop`, '{}');
    if (!this.#isUnknownJob(answer)) this.#read(answer, z.object({ stopped: z.boolean() }));
  }

  /** null where it is gone, as with the machine it lay on. */
  async logs(id: string): Promise<string | null> {
    const answer = await this.#ask('GET', `${encodeURIComponent(id)}/logs`);
    if (this.#isUnknownJob(answer) || answer.status === 500) return null;
    return this.#read(answer, jobLogs).logs;
  }

  /** A proxy that has lost its way to Ray answers 404 too, but in words of its own. */
  #isUnknownJob({ status, text }: HttpAnswer): boolean {
    return status === 404 && text.includes('does not exist');
  }

  async #ask(method: 'GET' | 'POST', path: string, body?: string): Promise<HttpAnswer> {
    try {
      return await this.#client.send({
        url: `${this.#base}/api/jobs/${path}`,
        method,
        headers: this.#headers,
        timeoutMs: TIMEOUT_MS,
        ...(body === undefined ? {} : { body }),
      });
    } catch (error) {
      if (!(error instanceof HttpFailure)) throw error;
      throw new ClusterAwayError(`Ray cannot be asked: ${error.message}`, { cause: error });
    }
  }

  #read<T>(answer: HttpAnswer, shape: z.ZodType<T>): T {
    if (answer.status !== 200) throw new ClusterAwayError(`Ray cannot be asked: ${wordsOf(answer)}`);
    const read = shape.safeParse(parsed(answer.text));
    if (read.success) return read.data;
    throw new ClusterAwayError(`What answers for Ray is not its Jobs API: ${wordsOf(answer)}`);
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** One sentence: of a traceback the last line says what happened. */
function wordsOf({ status, text }: HttpAnswer): string {
  if (status === 401 || status === 403)
    return `it does not accept the token of ETHOGRAM_RAY_TOKEN (status ${status}).`;
  const last = text.trimEnd().split('\n').at(-1)?.trim() ?? '';
  const isMarkup = /^\s*</.test(text);
  return last === '' || isMarkup
    ? `it answered with status ${status}.`
    : `${last.slice(0, 300)} (status ${status})`;
}
