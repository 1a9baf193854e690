import type { Recruiter } from './recruitment-link.entity.js';

/** Ids as recruiters make them. */
const ID = /^[A-Za-z0-9._-]{1,128}$/;

/** Who comes, as their address says. */
export interface Arrival {
  readonly externalId: string;
  readonly sessionId: string | null;
}

/**
 * Reads who comes from the parameters of an address. Prolific names them PROLIFIC_PID, STUDY_ID and SESSION_ID
 * (https://docs.prolific.com/api-reference/studies/get-study); others may send `participant`.
 * Undefined: they came without the id that is needed, or with one that is none.
 * @param newId for somebody who comes without an id where none is needed
 */
export function readArrival(
  recruiter: Recruiter,
  parameters: Readonly<Record<string, unknown>>,
  newId: () => string,
): Arrival | undefined {
  const read = (name: string): string | null => {
    const value = parameters[name];
    return typeof value === 'string' && ID.test(value) ? value : null;
  };
  if (recruiter === 'PROLIFIC') {
    const externalId = read('PROLIFIC_PID');
    const sessionId = read('SESSION_ID');
    return externalId && sessionId ? { externalId, sessionId } : undefined;
  }
  if (parameters['participant'] === undefined) return { externalId: newId(), sessionId: null };
  const externalId = read('participant');
  return externalId ? { externalId, sessionId: null } : undefined;
}

/** What a recruiter's word for the state of a submission means here; null: nothing changes. */
export function markOfStatus(status: string): 'RETURNED' | 'APPROVED' | null {
  switch (
    status
      .toUpperCase()
      .replace(/[-_\s]+/g, ' ')
      .trim()
  ) {
    case 'RETURNED':
    case 'TIMED OUT':
    case 'SCREENED OUT':
      return 'RETURNED';
    case 'APPROVED':
    case 'PARTIALLY APPROVED':
      return 'APPROVED';
    default:
      return null;
  }
}

export function isExternalId(id: string): boolean {
  return ID.test(id);
}
