import { registerEnumType } from '@nestjs/graphql';

/**
 * LIVE, EDITED and AUTHOR_GONE (the account was deleted, the post was not) have text; DELETED (by the author), REMOVED
 * (by others) and MISSING are tombstones without any.
 */
export const PostState = {
  LIVE: 'LIVE',
  EDITED: 'EDITED',
  AUTHOR_GONE: 'AUTHOR_GONE',
  DELETED: 'DELETED',
  REMOVED: 'REMOVED',
  MISSING: 'MISSING',
} as const;
export type PostState = keyof typeof PostState;
registerEnumType(PostState, { name: 'PostState' });

export const STATES_WITH_TEXT: readonly PostState[] = ['LIVE', 'EDITED', 'AUTHOR_GONE'];

/** The same for SQL: `state in (…)`. */
export const HAS_TEXT = `state in ('LIVE', 'EDITED', 'AUTHOR_GONE')`;
