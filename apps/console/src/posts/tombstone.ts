import { stateLabel } from '../elements/state.js';
import type { PostCore } from './post.queries.js';

/** Whether anything of the post's text is kept. */
export function isGone({ state }: Pick<PostCore, 'state'>): boolean {
  return state === 'DELETED' || state === 'REMOVED' || state === 'MISSING';
}

/** A post that is gone has no text and no name any more; what is left is that there was one. */
export function tombstone({ state }: Pick<PostCore, 'state'>): string {
  return `${stateLabel(state)}: no text is kept`;
}
