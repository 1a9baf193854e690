import { HttpFailure } from '../../http/http.errors.js';

/** A bucket did not do what it was asked. The message names bucket, host and key, never a credential. */
export class BucketError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'BucketError';
  }
}

const KEYS = 'Check ETHOGRAM_S3_ACCESS_KEY_ID and ETHOGRAM_S3_SECRET_ACCESS_KEY.';
const PLACE = 'Check region and endpoint in ETHOGRAM_BLOBS.';

/** What to do about the codes of S3 (its reference, "Error responses"). */
const ADVICE: Readonly<Record<string, string>> = {
  InvalidAccessKeyId: KEYS,
  SignatureDoesNotMatch: KEYS,
  AccessDenied: 'Let the key of ETHOGRAM_S3_ACCESS_KEY_ID list, read, write and delete in this bucket.',
  NoSuchBucket: 'Create it, or name another in ETHOGRAM_BLOBS.',
  PermanentRedirect: PLACE,
  AuthorizationHeaderMalformed: PLACE,
  RequestTimeTooSkewed: 'The clock of this machine is wrong.',
};

/** Made anew, without a cause: what the client throws carries the request that was signed. */
export function bucketError(place: string, doing: string, error: unknown): unknown {
  if (error instanceof HttpFailure)
    return new BucketError(`The bucket ${place} could not ${doing}: ${error.message} ${PLACE}`);
  const status = statusOf(error);
  if (status === null && error instanceof Error && '$metadata' in error)
    return new BucketError(`The bucket ${place} could not ${doing}: its answer broke off.`);
  if (status === null || !(error instanceof Error)) return error;
  const code = /^[A-Za-z0-9]{1,60}$/.test(error.name) ? error.name : 'an error';
  const advice = ADVICE[code] ?? (status >= 300 && status < 400 ? PLACE : '');
  return new BucketError(`The bucket ${place} could not ${doing}: ${code} (${status}). ${advice}`.trim());
}

/** The status a bucket answered with; null when it was no answer that went wrong. */
export function statusOf(error: unknown): number | null {
  const { $metadata: metadata } = (error ?? {}) as { $metadata?: { httpStatusCode?: number } };
  return metadata?.httpStatusCode ?? null;
}
