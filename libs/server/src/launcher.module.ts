import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import type { TrainerJob } from '@ethogram/core';
import {
  type ClusterLauncherOptions,
  FineTuneLauncher,
  type LaunchHandle,
  LocalProcessLauncher,
  RayLauncher,
  SlurmLauncher,
  TrainerNotStartedError,
} from '@ethogram/launchers';
import { type ClusterSettings, PlatformConfig, workspaceRoot } from '@ethogram/platform';
import { Global, Module } from '@nestjs/common';

/** The trainer of this installation, as a process of this machine. */
class InstalledTrainerLauncher extends LocalProcessLauncher {
  constructor(private readonly config: PlatformConfig) {
    super({
      command: [config.python, '-m', 'ethogram_trainer'],
      environment: {
        PYTHONPATH: join(workspaceRoot(), 'apps/trainer'),
        PYTHONUNBUFFERED: '1',
        // Threads that wait sleep: spinning ones starve the rest of a small machine.
        OMP_WAIT_POLICY: 'PASSIVE',
        TOKENIZERS_PARALLELISM: 'false',
        // Where hub models are cached; a folder needs no network at all.
        HOME: homedir(),
        ...(isAbsolute(config.baseModelPath) ? { HF_HUB_OFFLINE: '1' } : {}),
      },
    });
  }

  override async start(job: TrainerJob, jobDir: string): Promise<LaunchHandle> {
    if (isAbsolute(this.config.python) && !existsSync(this.config.python)) {
      throw new TrainerNotStartedError(
        `The Python environment of the trainer is missing (${this.config.python}), so models cannot be trained here: ` +
          'install Python 3.10 to 3.13 with its venv module and run npm start, which makes it, or set ETHOGRAM_PYTHON to one that has it.',
      );
    }
    return super.start(job, jobDir);
  }
}

/** Where this installation trains. */
export function launcherOf(config: PlatformConfig): FineTuneLauncher {
  const { launcher } = config;
  if (launcher.kind === 'local') return new InstalledTrainerLauncher(config);
  const { cpus, gpus } = launcher.cluster;
  const options = { ...clusterOptions(config, launcher.cluster), cpus, gpus };
  return launcher.kind === 'ray'
    ? new RayLauncher({ ...options, ...launcher.ray })
    : new SlurmLauncher({ ...options, ...launcher.slurm });
}

function clusterOptions(
  { dataDir }: PlatformConfig,
  { trainer, capacity, dataDir: there }: ClusterSettings,
): ClusterLauncherOptions {
  return { command: trainer, capacity, folder: { here: dataDir, there } };
}

@Global()
@Module({
  providers: [{ provide: FineTuneLauncher, useFactory: launcherOf, inject: [PlatformConfig] }],
  exports: [FineTuneLauncher],
})
export class LauncherModule {}
