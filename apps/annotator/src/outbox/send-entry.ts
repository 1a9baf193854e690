import { isRequestError, request } from '@ethogram/web';
import { REVISE, SKIP, type SkipResult, SUBMIT, type SubmitResult } from '../api/documents.js';
import { failureOf } from './failure-of.js';
import type { Failure, OutboxEntry, Refusal } from './outbox-state.js';

export type SendOutcome =
  | { readonly kind: 'answered'; readonly result: SubmitResult | SkipResult }
  | { readonly kind: 'failed'; readonly connection: Failure }
  | { readonly kind: 'refused'; readonly reason: Refusal };

/**
 * Sends one answer as the person who gave it, whoever is signed in by now; repeating it is harmless, because its key
 * goes with it.
 * @param isAwaited whether somebody waits before the screen, and could be shown what comes back
 */
export async function sendEntry(entry: OutboxEntry, isAwaited: boolean): Promise<SendOutcome> {
  try {
    return { kind: 'answered', result: await post(entry, isAwaited) };
  } catch (error) {
    if (!isRequestError(error)) throw error;
    const connection = failureOf(error);
    if (connection) return { kind: 'failed', connection };
    const isPermission = error.code === 'FORBIDDEN' || error.code === 'NOT_PERMITTED_BY_SOURCE';
    return { kind: 'refused', reason: isPermission ? 'notPermitted' : 'other' };
  }
}

/** Whether the server will never take the answer; what it found wanting, or has from elsewhere, is no refusal. */
export function refusalOf(result: SubmitResult | SkipResult): Refusal | undefined {
  if (result.__typename === 'NotPermitted') return 'notPermitted';
  return result.__typename === 'StudyClosed' ? 'closed' : undefined;
}

async function post(entry: OutboxEntry, isAwaited: boolean): Promise<SubmitResult | SkipResult> {
  const { key: idempotencyKey, taskId, answer, claim, personId: asPerson } = entry;
  if ('reason' in answer) {
    const input = { taskId, ...answer, prefetch: false };
    return (await request(SKIP, { input }, { asPerson })).skipTask;
  }
  if (!claim) {
    const input = { taskId, idempotencyKey, answer };
    return (await request(REVISE, { input }, { asPerson })).reviseJudgment;
  }
  const input = { taskId, idempotencyKey, answer, ...claim, prefetch: false, awaitsSuggestion: isAwaited };
  return (await request(SUBMIT, { input }, { asPerson })).submitJudgment;
}
