import type { AccessBasis } from './source.queries.js';

/** How the posts of a source may be had, and what each way means: words that follow its name and a colon. */
export const ACCESS_BASES: readonly { id: AccessBasis; name: string; help: string }[] = [
  {
    id: 'APPROVED_API',
    name: 'Reddit’s API, with an approval',
    help: 'Reddit has approved this research; collection stops when the approval expires',
  },
  { id: 'DUMP', name: 'Public dump files', help: 'monthly archives of Reddit, or of one subreddit' },
  { id: 'FILE', name: 'Files from elsewhere', help: 'a dataset that somebody else has made' },
  { id: 'OWN_TEXTS', name: 'Texts of our own', help: 'written or commissioned by this project' },
];

export function accessBasisName(basis: AccessBasis): string {
  return ACCESS_BASES.find(({ id }) => id === basis)?.name ?? basis;
}
