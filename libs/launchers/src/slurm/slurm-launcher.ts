import { ClusterLauncher, type ClusterLauncherOptions } from '../cluster/cluster-launcher.js';
import { SlurmJobs, type SlurmJobsOptions } from './slurm-jobs.js';

export type SlurmLauncherOptions = ClusterLauncherOptions & SlurmJobsOptions;

/** Runs the trainer on a Slurm cluster, through its commands. */
export class SlurmLauncher extends ClusterLauncher {
  override readonly name = 'slurm';

  constructor(options: SlurmLauncherOptions) {
    super(new SlurmJobs(options), options);
  }
}
