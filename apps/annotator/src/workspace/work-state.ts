import type { RequestError } from '@ethogram/web';
import type { Suggested } from '../suggestion/suggestion-pause.js';
import type { AheadResult, Assignment } from '../api/documents.js';

type StudyClosed = Extract<AheadResult, { __typename: 'StudyClosed' }>;

/** What the workspace shows. */
export type WorkState =
  | { readonly at: 'loading' }
  | {
      readonly at: 'task';
      readonly assignment: Assignment;
      readonly problems: readonly string[];
      /** Whether it followed an answer. */
      readonly isNext: boolean;
    }
  /** Everything at hand is answered, and something of it has still to reach the server before more can come. */
  | { readonly at: 'sending' }
  /** What a model would answer, after the person's own answer was saved. */
  | { readonly at: 'suggestion'; readonly suggested: Suggested }
  | { readonly at: 'nothing'; readonly done: number; readonly heldByOthers: number }
  | { readonly at: 'closed'; readonly reason: StudyClosed['reason'] | 'NOT_PERMITTED' }
  /** A step before or after the work comes first. */
  | { readonly at: 'phase' }
  | { readonly at: 'failed'; readonly error: RequestError }
  /** There are tasks, but this browser has no room to keep them. */
  | { readonly at: 'store-full' };

/** What is known when the next thing to show is chosen. */
export interface Situation {
  readonly ready: readonly Assignment[];
  /** Answers of this study on their way. */
  readonly waiting: number;
  /** What the server said last when it had no task; undefined when it had, or was not asked. */
  readonly said?: Exclude<AheadResult, { __typename: 'Upcoming' }> | RequestError | 'STORE_FULL' | undefined;
  /** What the server found wrong with an answer, by task. */
  readonly problems: ReadonlyMap<string, readonly string[]>;
}

/**
 * What to show next. Nobody is taken away from a task that is still theirs; else it is the first that lies ready, else
 * what the server said.
 * @param isAnswered whether the task shown now was just answered
 */
export function nextState(now: WorkState, situation: Situation, isAnswered: boolean): WorkState {
  const { ready, waiting, said, problems } = situation;
  // Whatever lies ready: it is not the turn of the work.
  if (typeof said === 'object' && '__typename' in said && said.__typename === 'OtherPhase' && waiting === 0)
    return { at: 'phase' };
  const current = now.at === 'task' ? now : undefined;
  const isSame = (candidate: Assignment): boolean => candidate.claimToken === current?.assignment.claimToken;
  if (current && ready.some(isSame)) return current;
  const [first] = ready;
  if (first) {
    const isNext = isAnswered || now.at === 'sending' || now.at === 'suggestion';
    return { at: 'task', assignment: first, problems: problems.get(first.taskId) ?? [], isNext };
  }
  if (typeof said === 'object' && '__typename' in said && said.__typename === 'StudyClosed')
    return { at: 'closed', reason: said.reason };
  if (waiting > 0) return { at: 'sending' };
  if (!said) return now.at === 'loading' || now.at === 'sending' ? now : { at: 'loading' };
  if (said === 'STORE_FULL') return { at: 'store-full' };
  if (!('__typename' in said)) return { at: 'failed', error: said };
  const { done, heldByOthers } = said as Extract<typeof said, { __typename: 'NothingLeft' }>;
  return { at: 'nothing', done, heldByOthers };
}
