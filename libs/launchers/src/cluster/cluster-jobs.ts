/** What a cluster is asked to run. */
export interface ClusterJobRequest {
  /** Unique to one start of one run, and made of letters, digits, `-` and `_` alone. */
  readonly name: string;
  /** The job file and the log, as the cluster's machines see them. */
  readonly jobFile: string;
  readonly logFile: string;
  /** Shell command that runs the trainer there. */
  readonly command: string;
}

/** What a cluster says of a job that has ended. */
export interface ClusterJobEnd {
  readonly phase: 'ended';
  /** `failed` is what the job's own exit says; `lost` is the cluster's doing. */
  readonly how: 'succeeded' | 'failed' | 'cancelled' | 'lost';
  /** Of the trainer; above 128 or below 0 when a signal ended it. */
  readonly exitCode?: number;
  readonly message?: string;
}

/**
 * - `queued`, `starting`, `running`: it will be, or is, at work.
 * - `unknown`: there is no trace of it now, which right after an acceptance or an end means nothing.
 */
export type ClusterJob = { readonly phase: 'queued' | 'starting' | 'running' | 'unknown' } | ClusterJobEnd;

/** The few things a launcher needs of a cluster's scheduler. Rejects with a `LauncherError`. */
export interface ClusterJobs {
  /**
   * Has the job run, and returns the cluster's id of it. Asked again under the same name it returns the same id and
   * runs nothing more.
   */
  submit(request: ClusterJobRequest): Promise<string>;

  /** The id of the job of this name; null when there is no trace of one. */
  find(name: string): Promise<string | null>;

  look(id: string): Promise<ClusterJob>;

  /** Asks the job to end, or ends it; one that has ended, or is not there, is left alone. */
  stop(id: string, how: 'politely' | 'by force'): Promise<void>;

  /** What the trainer printed, where the cluster keeps it; null where it goes to the log file by itself. */
  log(id: string): Promise<string | null>;
}
