import { DomainError } from '@ethogram/platform';
import type { Source } from './source.entity.js';

type Approved = Pick<Source, 'name' | 'accessBasis' | 'approvalRef' | 'approvalExpiresAt'>;

export function isApprovalExpired({ approvalExpiresAt }: Approved, now: Date): boolean {
  return approvalExpiresAt !== null && approvalExpiresAt.getTime() <= now.getTime();
}

/** Why nothing more may be collected: on which day the approval expired, and what to do; null: it has not. */
export function expiryNotice(source: Approved, now: Date): string | null {
  const { name, approvalRef, approvalExpiresAt } = source;
  if (!isApprovalExpired(source, now) || !approvalExpiresAt) return null;
  const approval = approvalRef
    ? `The approval ${approvalRef} of the source ${name}`
    : `The approval of the source ${name}`;
  return (
    `${approval} expired on ${dayOf(approvalExpiresAt)}, so nothing more may be collected for it. ` +
    "Have the approval renewed and enter its new date on the source's page; then go on."
  );
}

/**
 * Refuses to collect on an approval that has run out.
 * @throws DomainError with the notice
 */
export function assertCollectable(source: Approved, now: Date): void {
  const notice = expiryNotice(source, now);
  if (notice !== null) throw new DomainError('NOT_PERMITTED_BY_SOURCE', notice);
}

/**
 * As `assertCollectable`, and refuses sources that are not read through Reddit's API.
 * @throws DomainError
 */
export function assertApiCollectable(source: Approved, now: Date): void {
  if (source.accessBasis !== 'APPROVED_API')
    throw new DomainError(
      'NOT_PERMITTED_BY_SOURCE',
      `The source ${source.name} was not made for Reddit's API: set its access basis to an approved API and name the approval, or import files into it.`,
    );
  assertCollectable(source, now);
}

/** Such as "3 March 2026"; in UTC, like every time of the platform. */
function dayOf(at: Date): string {
  return new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(at);
}
