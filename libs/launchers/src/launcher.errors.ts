export type LauncherErrorCode =
  | 'LAUNCH_JOB_CONFLICT'
  | 'LAUNCH_TRAINER_NOT_STARTED'
  | 'LAUNCH_HANDLE_OF_ANOTHER'
  | 'LAUNCH_TRAINER_UNSTOPPABLE'
  | 'LAUNCH_RESULT_UNREADABLE'
  | 'LAUNCH_CLUSTER_AWAY';

/** Anything that keeps a launcher from doing what it was asked. */
export abstract class LauncherError extends Error {
  abstract readonly code: LauncherErrorCode;

  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = new.target.name;
  }
}

/** The folder already belongs to a job with other settings. */
export class LaunchJobConflictError extends LauncherError {
  override readonly code = 'LAUNCH_JOB_CONFLICT';

  constructor(readonly jobFile: string) {
    super(`${jobFile} describes another job. A changed job needs a folder of its own.`);
  }
}

/** The trainer's command could not be run at all. */
export class TrainerNotStartedError extends LauncherError {
  override readonly code = 'LAUNCH_TRAINER_NOT_STARTED';
}

/** The handle was made by another kind of launcher. */
export class LaunchHandleOfAnotherError extends LauncherError {
  override readonly code = 'LAUNCH_HANDLE_OF_ANOTHER';

  constructor(launcher: string, own: string) {
    super(`The launch was made by "${launcher}" and cannot be followed by "${own}".`);
  }
}

/** The trainer is still there after being killed. */
export class TrainerUnstoppableError extends LauncherError {
  override readonly code = 'LAUNCH_TRAINER_UNSTOPPABLE';
}

/** `result.json` is there but is not what the trainer's contract says. */
export class TrainerResultUnreadableError extends LauncherError {
  override readonly code = 'LAUNCH_RESULT_UNREADABLE';
}

/**
 * The cluster cannot be asked at the moment. Says nothing about the trainer, which may well be at work: ask again
 * later.
 */
export class ClusterAwayError extends LauncherError {
  override readonly code = 'LAUNCH_CLUSTER_AWAY';
}
