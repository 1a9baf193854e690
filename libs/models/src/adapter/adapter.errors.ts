import { FineTuneFailedError } from '../fine-tune/fine-tune.errors.js';

/** vLLM would refuse the adapter, so it is not filed. */
export class AdapterRejectedError extends FineTuneFailedError {
  constructor(reason: string) {
    super(`The adapter cannot be served: ${reason}`);
  }
}

/** The weights in the blob store are not those the trainer finished with. */
export class AdapterDamagedError extends Error {
  constructor(reported: string, found: string) {
    super(
      `The adapter's weights have SHA-256 ${found.slice(0, 12)}…, but the trainer reported ${reported.slice(0, 12)}…; they were not filed.`,
    );
  }
}
