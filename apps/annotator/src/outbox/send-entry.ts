import { isRequestError, request } from '@ethogram/web';
import { REVISE, SUBMIT, type SubmitResult } from '../api/documents.js';
import type { OutboxEntry } from './outbox-state.js';

export type SendOutcome =
  | { readonly kind: 'answered'; readonly result: SubmitResult }
  | { readonly kind: 'failed'; readonly connection: 'lost' | 'signed-out' }
  | { readonly kind: 'refused'; readonly reason: string };

/** Sends one answer; repeating it is harmless, because its key goes with it. */
export async function sendEntry(entry: OutboxEntry): Promise<SendOutcome> {
  try {
    return { kind: 'answered', result: await post(entry) };
  } catch (error) {
    if (!isRequestError(error)) throw error;
    if (error.code === 'NOT_SIGNED_IN') return { kind: 'failed', connection: 'signed-out' };
    if (error.isPassing) return { kind: 'failed', connection: 'lost' };
    return { kind: 'refused', reason: error.message };
  }
}

async function post({ key: idempotencyKey, taskId, answer, claim }: OutboxEntry): Promise<SubmitResult> {
  if (!claim) return (await request(REVISE, { input: { taskId, idempotencyKey, answer } })).reviseJudgment;
  return (await request(SUBMIT, { input: { taskId, idempotencyKey, answer, ...claim } })).submitJudgment;
}
