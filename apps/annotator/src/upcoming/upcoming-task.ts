import type { Assignment } from '../api/documents.js';

/** A task that is reserved for a person and lies ready in this browser, with all that is needed to answer it. */
export interface UpcomingTask {
  /** Of the claim: person and token. */
  readonly key: string;
  readonly personId: string;
  readonly studyId: string;
  /** Place in the order of the study, from 0. */
  readonly place: number;
  readonly assignment: Assignment;
}

export function upcomingKey(personId: string, claimToken: string): string {
  return `${personId}:${claimToken}`;
}

/**
 * What the server says a person holds, as it is to be shown: without the claims answered here, whose answers may still
 * be on their way.
 */
export function toUpcoming(
  personId: string,
  assignments: readonly Assignment[],
  answered: ReadonlySet<string>,
): UpcomingTask[] {
  return assignments
    .filter(({ claimToken }) => !answered.has(claimToken))
    .map((assignment, place) => ({
      key: upcomingKey(personId, assignment.claimToken),
      personId,
      studyId: assignment.studyId,
      place,
      assignment,
    }));
}

/** When the first of them may go to somebody else; undefined when there are none. */
export function reservedUntil(tasks: readonly UpcomingTask[]): Date | undefined {
  const times = tasks.map(({ assignment }) => Date.parse(assignment.leaseUntil));
  return times.length > 0 ? new Date(Math.min(...times)) : undefined;
}
