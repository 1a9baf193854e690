import { join } from 'node:path';
import { shellQuoted } from '../cluster/cluster-job-name.js';
import { SlurmLauncher, type SlurmLauncherOptions } from '../slurm/slurm-launcher.js';
import type { LauncherWorld } from './launcher-contract.js';
import { newestStart } from './ray-world.js';
import { type ScriptedStage, scriptedStage } from './scripted-trainer.js';
import { StubSlurm } from './stub-slurm.js';

export interface SlurmWorld
  extends LauncherWorld, Omit<ScriptedStage, 'job' | 'jobDir' | 'close' | 'command'> {
  readonly launcher: SlurmLauncher;
  readonly reopen: (options?: Partial<SlurmLauncherOptions>) => SlurmLauncher;
  readonly slurm: StubSlurm;
}

/** A `SlurmLauncher` on stand-ins for Slurm's commands that really run the scripted trainer. */
export async function slurmWorld(
  options: Partial<SlurmLauncherOptions> & { baseModel?: string } = {},
): Promise<SlurmWorld> {
  const { baseModel, ...launcherOptions } = options;
  const stage = await scriptedStage(baseModel);
  const slurm = await StubSlurm.install(join(stage.root, 'slurm'));
  const reopen = (more: Partial<SlurmLauncherOptions> = {}): SlurmLauncher =>
    new SlurmLauncher({
      command: stage.command.map(shellQuoted).join(' '),
      capacity: 2,
      folder: { here: stage.root },
      cpus: 1,
      gpus: 0,
      arguments: [],
      environment: { PATH: `${slurm.commands}:/usr/bin:/bin` },
      settleMs: 200,
      traceMs: 1_000,
      ...launcherOptions,
      ...more,
    });
  const trainer = stage.control((handle) => newestStart(stage, join(handle.jobDir, 'slurm.json')));
  return { ...stage, launcher: reopen(), reopen, trainer, slurm };
}
