import {
  type Clock,
  codePointLength,
  newId,
  normaliseForDuplicates,
  type Redaction,
  scenarioText,
  sha256Hex,
} from '@ethogram/core';
import type { Post } from '../post/post.entity.js';
import { bandsOf, shinglesOf } from './near-duplicate.js';
import type { Scenario } from './scenario.entity.js';

/** A scenario about to be stored. */
export interface Draft {
  scenario: Omit<Scenario, 'source' | 'post'>;
  redactionMap: Redaction[];
  /** The form in which it is compared with others. */
  comparable: string;
}

/** What a scenario's near-copies are found by. */
export interface Signature {
  shingles: Uint32Array;
  bands: string[];
}

/** The scenario of a post with text. The same post always gives the same text, hash and signature. */
export function draftScenario(post: Post, synthetic: boolean, clock: Clock): Draft {
  const made = scenarioText({ title: post.title ?? '', body: post.body ?? '' });
  const { title, text, redactions, revealsVerdict, reviewReasons } = made;
  const comparable = comparableText(title, text);
  const id = newId(clock);
  const scenario = {
    id,
    sourceId: post.sourceId,
    postId: post.id,
    title,
    text,
    textHash: sha256Hex(text),
    characters: codePointLength(text),
    redactions,
    revealsVerdict,
    reviewState: reviewReasons.length > 0 ? ('WAITING' as const) : ('NOT_NEEDED' as const),
    reviewReasons,
    reviewedBy: null,
    reviewedAt: null,
    synthetic,
    duplicateHash: sha256Hex(comparable),
    clusterId: id,
    authorKey: post.authorKey,
    thread: post.crosspostParent ?? post.fullname,
    createdAt: clock.now(),
    withdrawnAt: null,
  };
  return { scenario, redactionMap: made.redactionMap, comparable };
}

export function comparableText(title: string, text: string): string {
  return normaliseForDuplicates(`${title}\n${text}`);
}

export function signatureOf(comparable: string): Signature {
  const shingles = shinglesOf(comparable);
  return { shingles, bands: bandsOf(shingles) };
}
