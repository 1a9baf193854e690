import type { JudgmentAnswer } from '@ethogram/core';
import { type RequestError, toRequestError } from '@ethogram/web';
import type { AheadResult, Assignment } from '../api/documents.js';
import { draftKey, dropDraft } from '../draft/useDraft.js';
import type { Delivery, Outbox } from '../outbox/outbox.js';
import { type Skip, waitingEntries } from '../outbox/outbox-state.js';
import { keep, readKept } from '../upcoming/kept.js';
import { AHEAD, fetchSupply, type Remaining, remainingName } from '../upcoming/supply.js';
import { answerUpcoming, onUpcomingChange, readUpcoming, reopenClaim } from '../upcoming/upcoming-store.js';
import { nextState, type WorkState } from './work-state.js';

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
}

export type LostReason = Extract<NonNullable<Delivery['result']>, { __typename: 'ClaimLost' }>['reason'];

/**
 * One person's way through a study: tasks lie ready in this browser, answers leave through the outbox, and the server is
 * asked for more in time. Without a connection it goes on until nothing lies ready.
 */
export class WorkQueue {
  private state: WorkState = { at: 'loading' };
  private ready: readonly Assignment[] = [];
  private said: Exclude<AheadResult, { __typename: 'Upcoming' }> | RequestError | undefined;
  private syncing: Promise<void> | undefined;
  private again: Promise<void> | undefined;
  private remaining: Remaining | undefined;
  /** Answers given since the page was opened. */
  private given = 0;
  private readonly problems = new Map<string, readonly string[]>();
  private readonly listeners = new Set<() => void>();

  constructor(private readonly setting: QueueSetting) {}

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
  async submit({ assignment, answer, durationMs, title }: Given): Promise<void> {
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
      outbox.noteAdded(entry);
    }
    await this.look(true);
    if (this.ready.length < LOW) void this.sync();
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
      const error = toRequestError(thrown);
      if (error.code === 'NOT_SIGNED_IN') outbox.noteConnection('signed-out');
      else if (error.isPassing) outbox.noteConnection('lost');
      this.said = error;
    }
    await this.look(false);
  }

  /** Reads what lies ready and shows what follows from it. */
  private async look(isAnswered: boolean): Promise<void> {
    const { person, studyId } = this.setting;
    const tasks = await readUpcoming(person.id, studyId);
    this.ready = tasks.map(({ assignment }) => assignment);
    const { ready, said, problems } = this;
    const situation = { ready, waiting: this.waiting(), problems, ...(said ? { said } : {}) };
    this.show(nextState(this.state, situation, isAnswered));
  }

  private async follow({ entry, result }: Delivery): Promise<void> {
    const { person, studyId, onLost, onReturned } = this.setting;
    if (entry.studyId !== studyId || !entry.claim) return;
    if (result?.__typename === 'InvalidAnswer') {
      this.problems.set(entry.taskId, result.problems);
      await reopenClaim(entry.claim.claimToken);
      onReturned();
    } else void dropDraft(draftKey(person.id, entry.taskId));
    if (result?.__typename === 'ClaimLost') onLost(entry.title, result.reason);
    const isWaitedFor = this.state.at !== 'task' || result?.__typename === 'InvalidAnswer';
    if (isWaitedFor) await this.sync();
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
