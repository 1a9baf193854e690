import type { Verdict } from '../moral/verdict.js';
import { maskNonVotes } from './mask-non-votes.js';
import { isConditional, isNoVote, isRevision } from './vote-context.js';

/** A place in a comment that states a verdict. Offsets are UTF-16 units of the body. */
export type VoteSpan = {
  verdict: Verdict;
  start: number;
  end: number;
  /** Line number, from 0. */
  line: number;
  /** "YTA if you go": counts only where no unconditional vote does. */
  isConditional: boolean;
  /** States a changed mind, and so replaces every earlier vote. */
  isRevision: boolean;
};

type Matcher = { pattern: RegExp; verdict: Verdict };

const TOKENS: readonly Matcher[] = [
  { pattern: /\b(?:YTAH?|YWBTAH?)\b/gi, verdict: 'YTA' },
  { pattern: /\b(?:NTAH?|YWNBTAH?)\b/gi, verdict: 'NTA' },
  { pattern: /\bESH\b/gi, verdict: 'ESH' },
  // "Nah" is an everyday word; only the capitals are a verdict.
  { pattern: /\bNAH\b/g, verdict: 'NAH' },
  // Lower case counts as the first word only: "info: how old is he?".
  { pattern: /\bINFO\b|(?<=^[^\p{L}\p{N}]*)[Ii]nfo\b/gu, verdict: 'INFO' },
];

const HOLE = '(?:ass ?hole|arse ?hole|a-?hole|ah)';
const YOU = "(?:you['’]?re|you are|ur|u r|you were|op is|op['’]s)";
const ADVERB = '(?:(?:definitely|absolutely|clearly|totally|still|really|so|just|kind of|a bit of)\\s+)*';

/** Whole sentences instead of tokens; read only when a comment has no token. */
const PHRASES: readonly Matcher[] = [
  { pattern: new RegExp(`\\b${YOU}\\s+${ADVERB}(?:the|an)\\s+${HOLE}\\b`, 'gi'), verdict: 'YTA' },
  { pattern: new RegExp(`\\byou would be\\s+${ADVERB}(?:the|an)\\s+${HOLE}\\b`, 'gi'), verdict: 'YTA' },
  {
    pattern: new RegExp(`\\b${YOU}\\s+${ADVERB}not\\s+${ADVERB}(?:the|an)\\s+${HOLE}\\b`, 'gi'),
    verdict: 'NTA',
  },
  {
    pattern: new RegExp(
      `\\b(?:you aren['’]?t|you['’]?re not|you wouldn['’]?t be|you would not be)\\s+(?:the|an)\\s+${HOLE}\\b`,
      'gi',
    ),
    verdict: 'NTA',
  },
  {
    pattern: new RegExp(`\\b(?:don['’]?t|do not) (?:think|believe) ${YOU}\\s+(?:the|an)\\s+${HOLE}\\b`, 'gi'),
    verdict: 'NTA',
  },
  { pattern: new RegExp(`(?<=^|[.!?\\n]\\s*)${ADVERB}not (?:the|an) ${HOLE}\\b`, 'gi'), verdict: 'NTA' },
  { pattern: /\b(?:everyone|everybody|you both|all of you|you all)\s+sucks?\b/gi, verdict: 'ESH' },
  {
    pattern: new RegExp(`\\b(?:everyone|everybody)(?:['’]s| is)\\s+(?:the|an)\\s+${HOLE}\\b`, 'gi'),
    verdict: 'ESH',
  },
  { pattern: new RegExp(`\\bno ${HOLE}s here\\b`, 'gi'), verdict: 'NAH' },
  {
    pattern: new RegExp(`\\b(?:nobody|no one|no-one)(?:['’]s| is)\\s+(?:the|an)\\s+${HOLE}\\b`, 'gi'),
    verdict: 'NAH',
  },
  { pattern: /\bnot enough info(?:rmation)?\b/gi, verdict: 'INFO' },
  { pattern: /(?<=^|[.!?\n]\s*)(?:i |we )?needs? more info(?:rmation)?\b/gi, verdict: 'INFO' },
];

/** Every token and every phrase holds one of these: half of all comments are spared the rest. */
const MAY_VOTE = /YTA|NTA|YWN?BTA|ESH|NAH|INFO|holes?\b|\bahs?\b|\bsucks?\b/i;

/** Every vote of a comment in reading order; mentions that are no vote are left out. */
export function findVotes(body: string): VoteSpan[] {
  if (!MAY_VOTE.test(body)) return [];
  const text = maskNonVotes(body, tokenVerdicts);
  const tokens = TOKENS.flatMap((matcher) => spansOf(matcher, text));
  const spans =
    tokens.length > 0 ? tokens : withoutInner(PHRASES.flatMap((matcher) => spansOf(matcher, text)));
  return spans.sort((left, right) => left.start - right.start);
}

/** The verdicts whose tokens a piece of text mentions. */
export function tokenVerdicts(text: string): Verdict[] {
  return TOKENS.filter(({ pattern }) => text.search(pattern) >= 0).map(({ verdict }) => verdict);
}

function spansOf({ pattern, verdict }: Matcher, text: string): VoteSpan[] {
  return [...text.matchAll(pattern)].flatMap((match) => {
    const start = match.index;
    const end = start + match[0].length;
    const context = { text, start, end, verdict };
    if (isNoVote(context)) return [];
    const line = text.slice(0, start).split('\n').length - 1;
    return [
      { verdict, start, end, line, isConditional: isConditional(context), isRevision: isRevision(context) },
    ];
  });
}

/** "you're the asshole" inside "don't think you're the asshole" is not a second vote. */
function withoutInner(spans: readonly VoteSpan[]): VoteSpan[] {
  return spans.filter(
    (span) =>
      !spans.some(
        (other) =>
          other !== span && other.start <= span.start && other.end >= span.end && !isSameRange(other, span),
      ),
  );
}

function isSameRange(left: VoteSpan, right: VoteSpan): boolean {
  return left.start === right.start && left.end === right.end;
}
