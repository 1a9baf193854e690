import type { JudgmentAnswer, ModelSuggestion } from '@ethogram/core';
import type { Assignment } from '../api/documents.js';
import type { Delivery, Outbox } from '../outbox/outbox.js';

/** What a model would answer to a task that the person has just answered. */
export interface Suggested {
  readonly id: string;
  readonly suggestion: ModelSuggestion;
  readonly assignment: Assignment;
  /** Their own answer, which is saved. */
  readonly answer: JudgmentAnswer;
}

export type Pause =
  /** The answer is on its way, and something may come back with it. */
  { readonly at: 'sending' } | { readonly at: 'suggestion'; readonly suggested: Suggested };

interface Awaited {
  readonly key: string;
  readonly assignment: Assignment;
  readonly answer: JudgmentAnswer;
}

/** Nobody waits longer than this many milliseconds for an answer to reach the server before the next task comes. */
const LONGEST_WAIT_MS = 4_000;

/**
 * Holds the next task back while an answer may be followed by what a model would say, and while that is shown. It gives way
 * as soon as the connection is lost: nothing is shown then.
 */
export class SuggestionPause {
  private awaited: Awaited | undefined;
  private suggested: Suggested | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;

  /** @param onEnd called when the next task may come */
  constructor(
    private readonly outbox: Outbox,
    private readonly onEnd: () => void,
  ) {}

  now(): Pause | undefined {
    if (this.suggested) return { at: 'suggestion', suggested: this.suggested };
    return this.awaited && { at: 'sending' };
  }

  /** An answer is about to leave. */
  begin(awaited: Awaited): void {
    if (this.outbox.snapshot().connection !== 'ok') return;
    this.awaited = awaited;
    this.outbox.awaited.add(awaited.key);
    this.timer = setTimeout(() => this.end(), LONGEST_WAIT_MS);
  }

  /** The outbox has changed: without a connection nothing is waited for. */
  look(): void {
    if (this.awaited && this.outbox.snapshot().connection !== 'ok') this.end();
  }

  /** An answer was dealt with. */
  hear({ entry, result }: Delivery): void {
    if (!this.awaited || entry.key !== this.awaited.key) return;
    const { assignment, answer } = this.awaited;
    const shown = result?.__typename === 'Submitted' ? result.suggestion : null;
    if (!shown) return this.end();
    this.forget();
    // As the server has checked it.
    const suggestion = shown.answer as ModelSuggestion;
    this.suggested = { id: shown.id, suggestion, assignment, answer };
    this.onEnd();
  }

  /** What was shown is settled, or there is nothing to wait for. */
  end(): void {
    this.forget();
    this.suggested = undefined;
    this.onEnd();
  }

  private forget(): void {
    clearTimeout(this.timer);
    if (this.awaited) this.outbox.awaited.delete(this.awaited.key);
    this.awaited = undefined;
  }
}
