import { codePointLength } from '../spans/text-span.js';

export type CutReason = 'edit' | 'update' | 'eta' | 'tldr' | 'verdict';

/** A stretch of the original body that a scenario leaves out, in code points, half-open. */
export type Cut = { reason: CutReason; start: number; end: number };

/** A stretch in UTF-16 units, as JavaScript counts. */
type Stretch = { reason: CutReason; from: number; to: number };

const LINE = /[^\n]*(?:\n|$)/g;
/** Marks and spaces that may stand before a word; at most so many, or a line of dashes would take for ever. */
const OPENING = '^[\\s*_#~(/\\[\\\\-]{0,12}(?:&#x200B;)?[\\s*_#~(/\\[\\\\-]{0,12}';
const MARKERS: readonly { reason: CutReason; pattern: RegExp }[] = [
  {
    reason: 'edit',
    pattern: new RegExp(
      `${OPENING}(?:(?:EDIT|edit|Edit)S?\\b|edited\\s+(?:to|for)\\b|edits?\\s*[:\\d]|edited\\s*:)`,
      'u',
    ),
  },
  { reason: 'edit', pattern: new RegExp(`${OPENING}(?:edits|edited)\\s*(?:to add|for|[:\\d*_-])`, 'iu') },
  { reason: 'update', pattern: new RegExp(`${OPENING}UPDATES?\\b`, 'u') },
  {
    reason: 'update',
    pattern: new RegExp(
      `${OPENING}updates?\\s*(?:#?\\d|[:,.!)\\]*_–—-]|since|as of|to (?:answer|add|clarify|this|the post)|in (?:the )?comments|for (?:those|anyone|everyone)|$)`,
      'iu',
    ),
  },
  {
    reason: 'eta',
    pattern: new RegExp(`${OPENING}(?:ETA\\b(?!\\s+(?:was|is|of|for)\\b)|[Ee]ta\\s*[:\\d,–—-])`, 'u'),
  },
  {
    reason: 'tldr',
    pattern: new RegExp(
      `${OPENING}(?:tl\\s?[;:,./]?\\s?dr\\b|too long[;,]? (?:didn['’]?t|did not) read)`,
      'iu',
    ),
  },
];

const HOLE = '(?:TA|ass ?hole|arse ?hole|a-?hole|AH)';
/** Sentences in which the author reports the outcome. */
const REVEALING: readonly RegExp[] = [
  /\b(?:verdict|judge?ments?|consensus|votes?|voted|ruled|replies|comments|responses)\b[^.!?\n]{0,200}\b(?:YTA|NTA|ESH|NAH|YWBTA|YWNBTA)\b/i,
  /\b(?:YTA|NTA|ESH|YWBTA|YWNBTA)\b[^.!?\n]{0,200}\b(?:verdicts?|judge?ments?|consensus|votes?|voted|comments|replies|responses)\b/i,
  new RegExp(
    `\\bi (?:was|got|have been|am being|'ve been|’ve been) (?:voted|judged|ruled|deemed|declared)\\b`,
    'i',
  ),
  /\b(?:i accept|accepting|thanks? (?:you )?(?:all )?for|i agree with) (?:the|my|your|reddit['’]?s) (?:verdict|judge?ments?)\b/i,
  new RegExp(
    `\\b(?:i get it|okay|ok|alright|fine|i accept(?: that)?|i now (?:see|know|understand)|i realise|i realize),? (?:that )?(?:i['’]?m|i am|i was) (?:not )?(?:the |an )?${HOLE}\\b`,
    'i',
  ),
  new RegExp(
    `\\b(?:reddit|the (?:sub|internet|comments|community)|everyone here|you (?:all|guys)|y['’]all|most of you)\\b[^.!?\\n]{0,200}\\b(?:says?|said|agrees?|agreed|decided|think|thinks|thought|told me)\\b[^.!?\\n]{0,200}\\b(?:i['’]?m|i am|i was) (?:not )?(?:the |an )?${HOLE}\\b`,
    'i',
  ),
];

/** Every sentence above holds one of these: a text without any is spared the slow patterns. */
const MAY_REVEAL = new RegExp(
  `\\b(?:YTA|NTA|ESH|NAH|YWBTA|YWNBTA)\\b|\\b(?:verdict|judge?ment)|\\b(?:voted|judged|ruled|deemed|declared)\\b|\\b(?:i['’]?m|i am|i was) (?:not )?(?:the |an )?${HOLE}\\b`,
  'i',
);

const ACRONYM = /\b(?:YTA|NTA|ESH|NAH|YTAH|NTAH|YWBTA|YWNBTA)\b/;

/** Whether a text names a verdict, so that a reader or a model could be told the answer. */
export function namesVerdict(text: string): boolean {
  return ACRONYM.test(text) || reveals(text);
}

/**
 * What must be left out of a body because it was written after the judging or tells its outcome.
 *
 * From a line that opens with edit, update, ETA or TL;DR everything to the end goes; where nothing stands before
 * it, only that paragraph (a note put on top). Sentences that report the verdict go singly.
 */
export function findVerdictLeaks(body: string): Cut[] {
  return toCodePoints(body, findStretches(body));
}

function findStretches(body: string): Stretch[] {
  const stretches: Stretch[] = [];
  let hasText = false;
  let skippingNote: Stretch | null = null;
  for (const match of body.matchAll(LINE)) {
    const line = match[0];
    const from = match.index;
    const to = from + line.length;
    if (line === '') break;
    const isBlank = line.trim() === '';
    if (skippingNote && !isBlank) {
      skippingNote.to = to;
      continue;
    }
    skippingNote = null;
    const reason = markerOf(line);
    if (reason && hasText) return [...stretches, { reason, from, to: body.length }];
    if (reason) {
      skippingNote = { reason, from, to };
      stretches.push(skippingNote);
      continue;
    }
    const revealing = revealingSentences(line, from);
    stretches.push(...revealing);
    hasText ||=
      !isBlank && revealing.reduce((left, cut) => left - (cut.to - cut.from), line.trim().length) > 0;
  }
  return stretches;
}

function reveals(text: string): boolean {
  return MAY_REVEAL.test(text) && REVEALING.some((pattern) => pattern.test(text));
}

function markerOf(line: string): CutReason | null {
  return MARKERS.find(({ pattern }) => pattern.test(line))?.reason ?? null;
}

function revealingSentences(line: string, offset: number): Stretch[] {
  if (!MAY_REVEAL.test(line)) return [];
  return [...line.matchAll(/[^.!?\n]+[.!?]*["'”’)]*[^\S\n]*/g)]
    .filter((sentence) => reveals(sentence[0]))
    .map((sentence) => {
      const from = offset + sentence.index;
      return { reason: 'verdict', from, to: from + sentence[0].length };
    });
}

function toCodePoints(body: string, stretches: readonly Stretch[]): Cut[] {
  return stretches.map(({ reason, from, to }) => {
    const start = codePointLength(body.slice(0, from));
    return { reason, start, end: start + codePointLength(body.slice(from, to)) };
  });
}
