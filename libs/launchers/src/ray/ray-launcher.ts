import { ClusterLauncher, type ClusterLauncherOptions } from '../cluster/cluster-launcher.js';
import { RayJobs, type RayJobsOptions } from './ray-jobs.js';

export type RayLauncherOptions = ClusterLauncherOptions & Omit<RayJobsOptions, 'stopWaitSeconds'>;

/** Between Ray's kill and the word of it. */
const WORD_OF_KILL_MS = 5_000;

/** Runs the trainer on a Ray cluster, through its Jobs REST API. */
export class RayLauncher extends ClusterLauncher {
  override readonly name = 'ray';

  constructor(options: RayLauncherOptions) {
    const { cancelGraceMs = 60_000 } = options;
    const stopWaitSeconds = Math.max(1, Math.ceil(cancelGraceMs / 1_000));
    super(new RayJobs({ ...options, stopWaitSeconds }), {
      ...options,
      cancelGraceMs: stopWaitSeconds * 1_000 + WORD_OF_KILL_MS,
    });
  }
}
