import type { Role } from './person.queries.js';

/** Roles that can be given here, and what each is for. */
export const ROLES = [
  {
    id: 'ANNOTATOR',
    name: 'Annotator',
    help: 'Labels situations and answers surveys; sees nothing of others.',
  },
  {
    id: 'CURATOR',
    name: 'Curator',
    help: 'Collects posts, runs studies, adds annotators, publishes releases.',
  },
  { id: 'RESEARCHER', name: 'Researcher', help: 'Builds training sets, fine-tunes, evaluates.' },
] as const satisfies readonly { id: Role; name: string; help: string }[];

export function roleLabel(role: Role): string {
  return `${role.charAt(0)}${role.slice(1).toLowerCase()}`;
}
