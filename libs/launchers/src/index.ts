export {
  FineTuneLauncher,
  type LaunchHandle,
  type LaunchState,
  type LaunchStateName,
} from './fine-tune-launcher.port.js';
export {
  ClusterAwayError,
  LauncherError,
  type LauncherErrorCode,
  LaunchHandleOfAnotherError,
  LaunchJobConflictError,
  TrainerNotStartedError,
  TrainerResultUnreadableError,
  TrainerUnstoppableError,
} from './launcher.errors.js';
export { LocalProcessLauncher, type LocalProcessLauncherOptions } from './local/local-process-launcher.js';
export type { ClusterLauncherOptions } from './cluster/cluster-launcher.js';
export { RayJobs, type RayJobsOptions } from './ray/ray-jobs.js';
export { RayLauncher, type RayLauncherOptions } from './ray/ray-launcher.js';
export { SlurmLauncher, type SlurmLauncherOptions } from './slurm/slurm-launcher.js';
export { FakeLauncher, type FakeLauncherOptions } from './testing/fake-launcher.js';
export {
  launcherContract,
  type LauncherContractCase,
  type LauncherWorld,
  type TrainerControl,
} from './testing/launcher-contract.js';
export { type EventPage, type EventProblem, readEventTail, type TailedEvent } from './trainer/event-tail.js';
