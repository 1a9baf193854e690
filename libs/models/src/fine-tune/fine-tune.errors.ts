/** Ends a run as FAILED; the message is for people. Trying again would not help. */
export class FineTuneFailedError extends Error {}
