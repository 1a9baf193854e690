export {
  FineTuneLauncher,
  type LaunchHandle,
  type LaunchState,
  type LaunchStateName,
} from './fine-tune-launcher.port.js';
export {
  LauncherError,
  type LauncherErrorCode,
  LaunchHandleOfAnotherError,
  LaunchJobConflictError,
  TrainerNotStartedError,
  TrainerResultUnreadableError,
  TrainerUnstoppableError,
} from './launcher.errors.js';
export { LocalProcessLauncher, type LocalProcessLauncherOptions } from './local/local-process-launcher.js';
export { FakeLauncher, type FakeLauncherOptions } from './testing/fake-launcher.js';
export {
  launcherContract,
  type LauncherContractCase,
  type LauncherWorld,
  type TrainerControl,
} from './testing/launcher-contract.js';
export { type EventPage, type EventProblem, readEventTail, type TailedEvent } from './trainer/event-tail.js';
