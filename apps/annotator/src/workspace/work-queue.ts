import type { JudgmentAnswer } from '@ethogram/core';
import { type RequestError, toRequestError } from '@ethogram/web';
import type { Assignment } from '../api/documents.js';
import { draftKey, dropDraft } from '../draft/useDraft.js';
import { failureOf } from '../outbox/failure-of.js';
import { isStoreFailure } from '../outbox/browser-store.js';
import type { Delivery, Outbox } from '../outbox/outbox.js';
import { type Skip, waitingEntries } from '../outbox/outbox-state.js';
import { keep, readKept } from '../upcoming/kept.js';
import { AHEAD, fetchSupply, type Remaining, remainingName } from '../upcoming/supply.js';
import { answerUpcoming, onUpcomingChange, readUpcoming, reopenClaim } from '../upcoming/upcoming-store.js';
import { SuggestionPause } from '../suggestion/suggestion-pause.js';
import { nextState, type Situation, type WorkState } from './work-state.js';

/** With fewer than this lying ready, more is asked for. */
const LOW = AHEAD / 2;

export interface QueueSetting {
  readonly person: { readonly id: string; readonly displayName: string };
  readonly studyId: string;
  readonly outbox: Outbox;
  /** A key for an answer. */
  readonly newKey: () => string;
  readonly now: () => number;
  /** The server would not keep an answer, because the task was no longer the person's. */
  readonly onLost: (title: string, reason: LostReason) => void;
  /** An earlier answer came back. */
  readonly onReturned: () => void;
}

/** An answer, or a skip, as the person gives it. */
export interface Given {
  readonly assignment: Assignment;
  readonly answer: JudgmentAnswer | Skip;
  readonly durationMs: number;
  /** What the task is shown under when something is wrong later. */
  readonly title: string;
  /** Whether what a model would say may come back with it; the next task waits for that. */
  readonly awaitsSuggestion?: boolean;
}

export type LostReason = Extract<NonNullable<Delivery['result']>, { __typename: 'ClaimLost' }>['reason'];

/**
 * One person's way through a study: tasks lie ready in this browser, answers leave through the outbox, and the server is
 * asked for more in time. Without a connection it goes on until nothing lies ready.
 */
export class WorkQueue {
  private state: WorkState = { at: 'loading' };
  private ready: readonly Assignment[] = [];
  private said: Situation['said'];
  private syncing: Promise<void> | undefined;
  private again: Promise<void> | undefined;
  private remaining: Remaining | undefined;
  /** Answers given since the page was opened. */
  private given = 0;
  private readonly problems = new Map<string, readonly string[]>();
  private readonly listeners = new Set<() => void>();
  private readonly pause: SuggestionPause;

  constructor(private readonly setting: QueueSetting) {
    this.pause = new SuggestionPause(setting.outbox, () => void this.look(true));
  }

  readonly snapshot = (): WorkState => this.state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  };

  /** Shows what lies ready and asks for more; returns how to end it. */
  start(): () => void {
    const again = (): void => {
      if (this.state.at !== 'task') void this.sync();
    };
    const ends = [
      onUpcomingChange(() => void this.look(false)),
      this.setting.outbox.onDelivery((delivery) => void this.follow(delivery)),
      this.setting.outbox.subscribe(() => this.pause.look()),
    ];
    window.addEventListener('online', again);
    void this.begin();
    return () => {
      window.removeEventListener('online', again);
      for (const end of ends) end();
    };
  }

  /** How much the person can still do here, as far as is known. */
  left(): number | undefined {
    return this.remaining && Math.max(this.remaining.left - this.remaining.done, this.ready.length);
  }

  /**
   * Keeps an answer, or that the task is skipped, and goes on to the next. A second call for the same task does nothing.
   * @throws what the browser's store says when it is full or broken: the task stays
   */
  async submit({ assignment, answer, durationMs, title, awaitsSuggestion = false }: Given): Promise<void> {
    const { person, studyId, outbox } = this.setting;
    const { taskId, slotId, claimToken } = assignment;
    if (this.state.at !== 'task' || this.state.assignment.claimToken !== claimToken) return;
    const entry = {
      key: this.setting.newKey(),
      personId: person.id,
      personName: person.displayName,
      studyId,
      taskId,
      title,
      answer,
      claim: { slotId, claimToken, durationMs },
      savedAt: this.setting.now(),
    };
    this.ready = this.ready.filter((candidate) => candidate.claimToken !== claimToken);
    this.problems.delete(taskId);
    const isNew = await answerUpcoming(entry, claimToken).catch(async (error: unknown) => {
      await this.look(false);
      throw error;
    });
    if (isNew) {
      await this.countDone();
      if (awaitsSuggestion && !('reason' in answer)) this.pause.begin({ key: entry.key, assignment, answer });
      outbox.noteAdded(entry);
    }
    await this.look(true);
    if (this.ready.length < LOW) void this.sync();
  }

  /** What a model would say has been settled: the next task may come. */
  goOn(): void {
    this.pause.end();
  }

  /** Fills up what lies ready; one request at a time, and once more for those who asked during it. */
  sync(): Promise<void> {
    if (this.syncing) {
      this.again ??= this.syncing.then(() => {
        this.again = undefined;
        return this.sync();
      });
      return this.again;
    }
    this.syncing = this.fill().finally(() => (this.syncing = undefined));
    return this.syncing;
  }

  private async countDone(): Promise<void> {
    this.given += 1;
    if (!this.remaining) return;
    const { person, studyId } = this.setting;
    this.remaining = { ...this.remaining, done: this.remaining.done + 1 };
    await keep(remainingName(person.id, studyId), this.remaining);
  }

  private async begin(): Promise<void> {
    const { person, studyId } = this.setting;
    this.remaining = await readKept<Remaining>(remainingName(person.id, studyId));
    await this.look(false);
    await this.sync();
  }

  private async fill(): Promise<void> {
    const { person, studyId, outbox } = this.setting;
    const waiting = this.waiting();
    const { given } = this;
    try {
      const supply = { personId: person.id, studyId, count: AHEAD, waiting, isOffline: false };
      const result = await fetchSupply(supply);
      outbox.noteConnection('ok');
      this.said = 'kind' in result ? undefined : result;
      // What was answered while the server counted may or may not be in its number; the next time it is.
      if ('kind' in result) this.remaining = { ...result.remaining, done: this.given - given };
    } catch (thrown) {
      if (isStoreFailure(thrown)) this.said = 'STORE_FULL';
      else this.noteFailure(toRequestError(thrown));
    }
    await this.look(false);
  }

  private noteFailure(error: RequestError): void {
    const failure = failureOf(error);
    if (failure) this.setting.outbox.noteConnection(failure);
    this.said = error;
  }

  /** Reads what lies ready and shows what follows from it. */
  private async look(isAnswered: boolean): Promise<void> {
    const { person, studyId } = this.setting;
    const tasks = await readUpcoming(person.id, studyId);
    this.ready = tasks.map(({ assignment }) => assignment);
    const { ready, said, problems } = this;
    const situation = { ready, waiting: this.waiting(), problems, ...(said ? { said } : {}) };
    this.show(this.pause.now() ?? nextState(this.state, situation, isAnswered));
  }

  private async follow({ entry, result }: Delivery): Promise<void> {
    const { person, studyId, onLost, onReturned } = this.setting;
    this.pause.hear({ entry, result });
    if (entry.studyId !== studyId || !entry.claim) return;
    const isReturned = result?.__typename === 'InvalidAnswer';
    if (isReturned) {
      this.problems.set(entry.taskId, result.problems);
      await reopenClaim(entry.claim.claimToken);
    } else void dropDraft(draftKey(person.id, entry.taskId));
    if (result?.__typename === 'ClaimLost') onLost(entry.title, result.reason);
    const isWaitedFor = this.state.at !== 'task' && !this.pause.now();
    if (isWaitedFor || isReturned) await this.sync();
    // It lies ready again by now: what is said of it is true.
    if (isReturned) onReturned();
  }

  private waiting(): number {
    const { studyId, outbox } = this.setting;
    return waitingEntries(outbox.snapshot()).filter((entry) => entry.studyId === studyId && entry.claim)
      .length;
  }

  private show(state: WorkState): void {
    this.state = state;
    for (const listener of this.listeners) listener();
  }
}
