/** Ends a run (and the report it is for) as FAILED; the message is for people. Trying again would not help. */
export class RunFailedError extends Error {}

/** Somebody cancelled the run, or it ended in another worker: whoever works on it stops without a word. */
export class RunStoppedError extends Error {
  constructor(runId: string) {
    super(`Run ${runId} is no longer running.`);
  }
}
