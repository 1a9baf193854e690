import type { Person } from '@ethogram/accounts';
import { BadInputError } from '@ethogram/platform';
import type { EntityManager } from 'typeorm';

/** @throws BadInputError */
export function requireAnnotator(person: Person): void {
  if (person.disabledAt) throw new BadInputError(`${person.displayName} has been disabled.`);
  if (!person.roles.some((role) => role === 'ANNOTATOR' || role === 'ADMIN')) {
    throw new BadInputError(`${person.displayName} is no annotator.`);
  }
}

/**
 * Who came by a public address came for one study, and agreed to that one.
 * @throws BadInputError
 */
export async function requireNotRecruited(
  manager: EntityManager,
  studyId: string,
  people: readonly Person[],
): Promise<void> {
  const [elsewhere]: { personId: string }[] = await manager.query(
    `select person_id as "personId" from recruits where person_id = any($1) and study_id <> $2 limit 1`,
    [people.map((person) => person.id), studyId],
  );
  const person = people.find(({ id }) => id === elsewhere?.personId);
  if (person) throw new BadInputError(`${person.displayName} was recruited for another study alone.`);
}
