import { registerEnumType } from '@nestjs/graphql';

/** LIVE and EDITED have text; DELETED (by the author), REMOVED (by others) and MISSING are tombstones without any. */
export const PostState = {
  LIVE: 'LIVE',
  EDITED: 'EDITED',
  DELETED: 'DELETED',
  REMOVED: 'REMOVED',
  MISSING: 'MISSING',
} as const;
export type PostState = keyof typeof PostState;
registerEnumType(PostState, { name: 'PostState' });

export const STATES_WITH_TEXT: readonly PostState[] = ['LIVE', 'EDITED'];
