import type { Assignment, ClaimResult, SubmitResult } from '../api/documents.js';
import type { RequestError } from '@ethogram/web';

/** What the workspace shows. `sending` keeps the task, to show it again if the answer turns out to be incomplete. */
export type WorkState =
  | { readonly at: 'loading' }
  | {
      readonly at: 'task';
      readonly assignment: Assignment;
      readonly problems: readonly string[];
      readonly isNext: boolean;
    }
  | { readonly at: 'sending'; readonly key: string; readonly assignment: Assignment | null }
  | { readonly at: 'nothing'; readonly done: number }
  | { readonly at: 'closed'; readonly message: string }
  | { readonly at: 'failed'; readonly error: RequestError };

export function stateOfClaim(claim: ClaimResult, isNext: boolean): WorkState {
  switch (claim.__typename) {
    case 'Assignment':
      return { at: 'task', assignment: claim, problems: [], isNext };
    case 'NothingLeft':
      return { at: 'nothing', done: claim.done };
    case 'StudyClosed':
      return { at: 'closed', message: claim.message };
  }
}

/** Where an answer that was dealt with leads; null: ask the server for the next task. */
export function stateAfter(result: SubmitResult, assignment: Assignment | null): WorkState | null {
  switch (result.__typename) {
    case 'Submitted':
    case 'ClaimLost':
      return stateOfClaim(result.next, true);
    case 'StudyClosed':
    case 'NotPermitted':
      return { at: 'closed', message: result.message };
    case 'InvalidAnswer':
      return assignment && { at: 'task', assignment, problems: result.problems, isNext: false };
  }
}
