import { counted, whole } from '../elements/format.js';
import type { CollectionRunLine } from './collection-run.queries.js';

export const KIND_LABELS: Readonly<Record<CollectionRunLine['kind'], string>> = {
  FILES: 'Files',
  LISTING: 'Listing',
  THREADS: 'Comment threads',
  BY_ID: 'Posts by id',
  SECOND_LOOK: 'Second look',
  DELETION_CHECK: 'Deletion check',
};

/** What a run is for, in one sentence below its title. */
export const KIND_HINTS: Readonly<Record<CollectionRunLine['kind'], string>> = {
  FILES: 'Posts and comments from files. Importing a file twice changes nothing.',
  LISTING: 'Posts of a subreddit as Reddit lists them, at most about 1,000.',
  THREADS: 'The comments of posts, with everything behind “more comments”.',
  BY_ID: 'Posts and comments that were asked for by their names.',
  SECOND_LOOK:
    'Posts that were captured two days ago are looked at again, because flair, score and votes have settled by now.',
  DELETION_CHECK:
    'Asks Reddit for everything that is stored, longest unseen first. What is gone there is purged here.',
};

export function isOfApi({ kind }: Pick<CollectionRunLine, 'kind'>): boolean {
  return kind !== 'FILES';
}

/** What progress is counted in. */
export function progressUnit({ kind }: Pick<CollectionRunLine, 'kind'>): string {
  return kind === 'FILES' ? 'KiB' : 'requests';
}

/** What a run brought, for a line in a list. */
export function broughtText({ kind, counts, check }: CollectionRunLine): string {
  if (kind === 'DELETION_CHECK' && check) {
    const gone = check.deleted + check.removed + check.missing;
    return `${whole(check.checked)} checked, ${whole(gone)} gone`;
  }
  return `${counted(counts.posts.stored, 'post')}, ${counted(counts.comments.stored, 'comment')}`;
}

/** What a run fetches, as a title. */
export function runTitle({ description }: Pick<CollectionRunLine, 'description'>): string {
  return `${description.charAt(0).toUpperCase()}${description.slice(1)}`;
}
