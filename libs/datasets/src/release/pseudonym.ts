import { createHmac } from 'node:crypto';

/** Hex digits kept: 80 bits, enough that two people of one installation never share one. */
const LENGTH = 20;

/**
 * Stands for a person in everything that leaves the installation: HMAC-SHA-256 of the person's id under the
 * installation's secret. The same in every release, so that a person's answers can be linked, and meaningless without
 * the secret.
 */
export function pseudonymOf(personId: string, secret: string): string {
  const digest = createHmac('sha256', secret).update(`annotator:${personId}`).digest('hex');
  return `a-${digest.slice(0, LENGTH)}`;
}

/** The pseudonyms of many judgments by few people. */
export class Pseudonyms {
  private readonly known = new Map<string, string>();

  constructor(private readonly secret: string) {}

  of(personId: string): string {
    const known = this.known.get(personId) ?? pseudonymOf(personId, this.secret);
    this.known.set(personId, known);
    return known;
  }
}
