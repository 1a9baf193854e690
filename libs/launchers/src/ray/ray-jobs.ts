import type { ClusterJob, ClusterJobEnd, ClusterJobRequest, ClusterJobs } from '../cluster/cluster-jobs.js';
import { RayApi, type RayApiOptions, type RayJobInfo } from './ray-api.js';

export interface RayJobsOptions extends RayApiOptions {
  /** What the trainer is given of a machine; Ray places a job that asks for nothing on the head node. */
  readonly cpus: number;
  readonly gpus: number;
  /** Further resources that the cluster's operator has named, for example `{"trainer": 1}`. */
  readonly resources: Readonly<Record<string, number>>;
  /** Ray's `runtime_env` of the job, for example `{"env_vars": {"HF_HOME": "/shared/hub"}}`. */
  readonly runtimeEnv: Readonly<Record<string, unknown>>;
  /** How long Ray waits for the trainer's checkpoint before it kills. */
  readonly stopWaitSeconds: number;
}

/** Jobs of a Ray cluster. Their submission id is the name they are given, so that repeating one is refused by Ray. */
export class RayJobs implements ClusterJobs {
  readonly #api: RayApi;

  constructor(private readonly options: RayJobsOptions) {
    this.#api = new RayApi(options);
  }

  async submit({ name, command }: ClusterJobRequest): Promise<string> {
    const { cpus, gpus, resources } = this.options;
    return this.#api.submit({
      entrypoint: command,
      submission_id: name,
      runtime_env: this.#runtimeEnv(),
      metadata: { ethogram_job: name },
      ...(cpus > 0 ? { entrypoint_num_cpus: cpus } : {}),
      ...(gpus > 0 ? { entrypoint_num_gpus: gpus } : {}),
      ...(Object.keys(resources).length > 0 ? { entrypoint_resources: resources } : {}),
    });
  }

  async find(name: string): Promise<string | null> {
    return (await this.#api.get(name)) === null ? null : name;
  }

  async look(id: string): Promise<ClusterJob> {
    const info = await this.#api.get(id);
    if (info === null)
      return { phase: 'ended', how: 'lost', message: 'Ray knows nothing of the job any more.' };
    if (info.status === 'PENDING') return { phase: 'queued' };
    if (info.status === 'RUNNING') return { phase: 'running' };
    return endOf(info);
  }

  /** Ray kills by itself what has not ended `stopWaitSeconds` after it was asked; there is no other force. */
  async stop(id: string): Promise<void> {
    await this.#api.stop(id);
  }

  async log(id: string): Promise<string | null> {
    return this.#api.logs(id);
  }

  #runtimeEnv(): Record<string, unknown> {
    const { runtimeEnv, stopWaitSeconds } = this.options;
    const variables = typeof runtimeEnv.env_vars === 'object' ? runtimeEnv.env_vars : {};
    return { ...runtimeEnv, env_vars: { RAY_JOB_STOP_WAIT_TIME_S: String(stopWaitSeconds), ...variables } };
  }
}

/** What only another job, or another cluster, can mend; every other error of Ray's own is the machine's. */
const HOPELESS = new Set([
  'RUNTIME_ENV_SETUP_FAILURE',
  'JOB_SUPERVISOR_ACTOR_UNSCHEDULABLE',
  'JOB_ENTRYPOINT_COMMAND_START_ERROR',
]);

function endOf({ status, driver_exit_code, error_type, message }: RayJobInfo): ClusterJobEnd {
  if (status === 'SUCCEEDED') return { phase: 'ended', how: 'succeeded', exitCode: driver_exit_code ?? 0 };
  if (status === 'STOPPED') return { phase: 'ended', how: 'cancelled' };
  // With an exit code it is the trainer that ended, and its own words are better than Ray's copy of its log.
  if (typeof driver_exit_code === 'number')
    return { phase: 'ended', how: 'failed', exitCode: driver_exit_code };
  const how = status === 'FAILED' && HOPELESS.has(error_type ?? '') ? 'failed' : 'lost';
  return { phase: 'ended', how, message: `Ray says: ${firstSentence(message, status)}` };
}

function firstSentence(message: string | null | undefined, status: string): string {
  const line = message?.trim().split('\n')[0]?.trim() ?? '';
  return line === '' ? `the job is ${status}.` : line.slice(0, 300);
}
