import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

/** How far the sender's clock may be from ours; redeliveries are signed anew. */
export const MAX_AGE_SECONDS = 600;

export interface SignedMessage {
  /** Exactly the bytes that came. */
  readonly body: Buffer;
  /** Seconds since 1970, as the header says. */
  readonly timestamp: string | undefined;
  /** Base64, as the header says. */
  readonly signature: string | undefined;
}

/**
 * Whether a message comes from who knows the secret, and just now. Prolific signs the timestamp followed by the body with
 * HMAC-SHA-256 and sends the digest as Base64.
 * Source: https://docs.prolific.com/api-reference/webhooks/verifying
 */
export function isGenuine({ body, timestamp, signature }: SignedMessage, secret: string, now: Date): boolean {
  if (!timestamp || !signature || !/^\d{1,12}$/.test(timestamp)) return false;
  if (Math.abs(now.getTime() / 1000 - Number(timestamp)) > MAX_AGE_SECONDS) return false;
  const expected = createHmac('sha256', secret).update(timestamp).update(body).digest();
  const given = Buffer.from(signature, 'base64');
  return given.length === expected.length && timingSafeEqual(given, expected);
}

/** Names a signed message: the same bytes at the same time have the same name, however they arrive. */
export function nameOf(signature: string): string {
  return createHash('sha256').update(Buffer.from(signature, 'base64')).digest('hex');
}
