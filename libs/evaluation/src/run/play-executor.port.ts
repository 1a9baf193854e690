import type { PromptMessage } from '@ethogram/suites';
import type { PlaySubject } from './run-subject.js';
import type { Run } from './run.entity.js';

/** What the numbers of plays depend on, found before anything is asked. */
export interface PlannedPlays {
  /** Hash of the games as they are. */
  readonly subjectVersion: string;
  /** Equal for runs that may be paired play by play. */
  readonly promptsHash: string;
  readonly plays: number;
  /** One prompt for each set of labels that will be read: the server is probed with it. None for agents without a model. */
  readonly examples: readonly { readonly labels: readonly string[]; readonly prompt: PromptMessage[] }[];
}

/** Makes the plays of a run of text adventures. Preparing the run and ending it are the run's own work. */
export abstract class PlayExecutor {
  abstract plan(subject: PlaySubject, seed: number): Promise<PlannedPlays>;

  /**
   * Makes and stores the plays that are missing, and nothing twice, as long as the run is RUNNING; each counts up the
   * run's `progressDone` in the transaction that stores it.
   * @param onProgress called whenever something was stored.
   * @throws RunStoppedError when the run was cancelled; whatever keeps the model server from answering.
   */
  abstract execute(run: Run, onProgress: () => Promise<void>, signal: AbortSignal): Promise<void>;
}
