import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { SeededRandom } from '@ethogram/core';

/** An answer of which the server said that it is stored. */
export interface Acknowledged {
  readonly judgmentId: string;
  readonly key: string;
  readonly taskId: string;
  readonly personId: string;
  readonly rating: number;
}

interface Claim {
  readonly __typename: 'Assignment';
  readonly slotId: string;
  readonly taskId: string;
  readonly claimToken: string;
  readonly items: readonly { readonly id: string }[];
}
type Next = Claim | { readonly __typename: 'NothingLeft'; readonly heldByOthers: number };
type Submitted =
  | { readonly __typename: 'Submitted'; readonly judgmentId: string; readonly next: Next }
  | { readonly __typename: 'ClaimLost'; readonly next: Next };

const NEXT = `__typename ... on Assignment { slotId taskId claimToken items { id } } ... on NothingLeft { heldByOthers }`;
const CLAIM = `mutation ($studyId: ID!) { claimNext(studyId: $studyId) { ${NEXT} } }`;
const SUBMIT = `mutation ($input: SubmitJudgmentInput!) {
  submitJudgment(input: $input) { __typename
    ... on Submitted { judgmentId next { ${NEXT} } } ... on ClaimLost { next { ${NEXT} } } } }`;

const PAUSE_MS = 50;
const PATIENCE_MS = 120_000;
/** So many of a hundred answers are sent by a client that goes away before it hears of them, and sent again. */
const CUT_OFF = 0.1;

/** Somebody who sends each answer under one key until the server has acknowledged it, whatever happens. */
export class PersistentAnnotator {
  readonly acknowledged: Acknowledged[] = [];
  /** What the server said instead of an answer, by code; `OFFLINE`: nothing. */
  readonly troubles: { readonly code: string; readonly message: string }[] = [];
  lost = 0;
  private readonly random: SeededRandom;

  constructor(
    readonly personId: string,
    private readonly cookie: string,
    /** Addresses of the api's replicas; each request goes to any of them. */
    private readonly urls: () => readonly string[],
  ) {
    this.random = SeededRandom.from('persistent', personId);
  }

  /** Labels until nothing is left for them, or until told to stop: then they go with a slot in their hands. */
  async label(studyId: string, isOver: () => boolean = () => false): Promise<void> {
    let next = await this.claim(studyId);
    while (next.__typename === 'Assignment' || next.heldByOthers > 0) {
      if (isOver()) return;
      if (next.__typename === 'Assignment') next = await this.answer(next);
      else {
        await delay(PAUSE_MS);
        next = await this.claim(studyId);
      }
    }
  }

  async claim(studyId: string): Promise<Next> {
    return (await this.persist<{ claimNext: Next }>(CLAIM, { studyId })).claimNext;
  }

  async answer({ slotId, taskId, claimToken, items }: Claim): Promise<Next> {
    const rating = 1 + this.random.integer(6);
    const key = randomUUID();
    const answer = { kind: 'survey', ratings: items.map(({ id }) => ({ itemId: id, rating })) };
    const input = { slotId, taskId, claimToken, idempotencyKey: key, answer };
    if (this.random.next() < CUT_OFF)
      await this.ask(SUBMIT, { input }, AbortSignal.timeout(this.random.integer(8)));
    const { submitJudgment } = await this.persist<{ submitJudgment: Submitted }>(SUBMIT, { input });
    if (submitJudgment.__typename === 'Submitted') {
      const { judgmentId } = submitJudgment;
      this.acknowledged.push({ judgmentId, key, taskId, rating, personId: this.personId });
    } else this.lost += 1;
    return submitJudgment.next;
  }

  /** Asks once. Undefined: no answer, and why is noted. */
  async ask<Data>(
    query: string,
    variables: object,
    signal = AbortSignal.timeout(20_000),
  ): Promise<Data | undefined> {
    const urls = this.urls();
    const url = urls[this.random.integer(urls.length)] ?? '';
    try {
      const response = await fetch(`${url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', cookie: this.cookie },
        body: JSON.stringify({ query, variables }),
        signal,
      });
      const body = (await response.json()) as {
        data?: Data | null;
        errors?: { message: string; extensions: { code: string } }[];
      };
      if (body.data && !body.errors) return body.data;
      const [error] = body.errors ?? [];
      this.troubles.push({ code: error?.extensions.code ?? '', message: error?.message ?? '' });
    } catch (error) {
      if (!signal.aborted) this.troubles.push({ code: 'OFFLINE', message: String(error) });
    }
    return undefined;
  }

  private async persist<Data>(query: string, variables: object): Promise<Data> {
    const until = performance.now() + PATIENCE_MS;
    while (performance.now() < until) {
      const data = await this.ask<Data>(query, variables);
      if (data) return data;
      const { code = '', message = '' } = this.troubles.at(-1) ?? {};
      if (code !== 'OFFLINE' && code !== 'UNAVAILABLE') throw new Error(`${code}: ${message}`);
      await delay(PAUSE_MS);
    }
    throw new Error(`No answer for two minutes; the last was ${JSON.stringify(this.troubles.at(-1))}.`);
  }
}
