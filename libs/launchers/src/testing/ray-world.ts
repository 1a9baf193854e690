import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { shellQuoted } from '../cluster/cluster-job-name.js';
import { RayLauncher, type RayLauncherOptions } from '../ray/ray-launcher.js';
import type { LauncherWorld } from './launcher-contract.js';
import { type ScriptedStage, scriptedStage, until } from './scripted-trainer.js';
import { StubRay } from './stub-ray.js';

export interface RayWorld extends LauncherWorld, Omit<ScriptedStage, 'job' | 'jobDir' | 'close' | 'command'> {
  readonly launcher: RayLauncher;
  readonly reopen: (options?: Partial<RayLauncherOptions>) => RayLauncher;
  readonly ray: StubRay;
  /** Submission ids of this run's jobs, in order. */
  readonly submissions: () => string[];
}

const TOKEN = 'token-of-the-stub';

/** A `RayLauncher` on a stub of Ray that really runs the scripted trainer. */
export async function rayWorld(
  options: Partial<RayLauncherOptions> & { baseModel?: string } = {},
): Promise<RayWorld> {
  const { baseModel, ...launcherOptions } = options;
  const stage = await scriptedStage(baseModel);
  const ray = await StubRay.start(TOKEN);
  const reopen = (more: Partial<RayLauncherOptions> = {}): RayLauncher =>
    new RayLauncher({
      address: ray.address,
      token: TOKEN,
      command: stage.command.map(shellQuoted).join(' '),
      capacity: 2,
      folder: { here: stage.root },
      cpus: 1,
      gpus: 0,
      resources: {},
      runtimeEnv: {},
      settleMs: 200,
      ...launcherOptions,
      ...more,
    });
  const trainer = stage.control((handle) => newestStart(stage, join(handle.jobDir, 'ray.json')));
  const close = async (): Promise<void> => {
    await ray.close();
    await stage.close();
  };
  return {
    ...stage,
    launcher: reopen(),
    reopen,
    trainer,
    ray,
    submissions: () => [...ray.jobs.keys()],
    close,
  };
}

/** The trainer of the attempt that the launcher noted last, once it has come to life. */
export async function newestStart(stage: ScriptedStage, recordFile: string): Promise<number> {
  const { attempt } = JSON.parse(await readFile(recordFile, 'utf8')) as { attempt: number };
  await until(async () => (await stage.startedPids()).length >= attempt);
  return (await stage.startedPids())[attempt - 1] ?? 0;
}
