import { REDACTION_KINDS, REDACTION_RULES, type RedactionKind } from './redaction-rules.js';

export type RedactionCounts = Record<RedactionKind, number>;

/** One placeholder and what it stands for. */
export type Redaction = { kind: RedactionKind; original: string };

export type RedactedText = {
  text: string;
  /** Replacements made; a placeholder that stood in the text before is not one. */
  counts: RedactionCounts;
  /** What every placeholder of the text stands for, in their order. One that stood there before stands for itself. */
  redactions: Redaction[];
};

/** A stretch of the text in UTF-16 units and what takes its place; without a redaction it is only left out. */
type Claim = { start: number; end: number; replacement: string; redaction: Redaction | null };

const MARKDOWN_LINK = /\[([^\]\n]*)\]\(\s*((?:https?:\/\/|www\.|\/)[^)\s]*(?:\s+"[^"\n]*")?)\s*\)/giu;
const PLACEHOLDER = new RegExp(`\\[(${REDACTION_KINDS.join('|')})\\]`, 'g');

/** Replaces direct identifiers by typed placeholders, and says what each stands for. */
export function redact(text: string): RedactedText {
  const claims: Claim[] = [];
  let open = text;
  const claim = (start: number, end: number, replacement: string, redaction: Redaction | null): void => {
    claims.push({ start, end, replacement, redaction });
    // A bracket ends every pattern, as the placeholder that will stand there does.
    open = open.slice(0, start) + ']'.repeat(end - start) + open.slice(end);
  };
  claimMarkdownLinks(text, claim);
  for (const { index, 0: found, 1: kind } of open.matchAll(PLACEHOLDER)) {
    claim(index, index + found.length, found, { kind: kind as RedactionKind, original: found });
  }
  for (const { kind, needs, pattern, isMatch } of REDACTION_RULES) {
    if (!needs.test(open)) continue;
    for (const { index, 0: found } of open.matchAll(pattern)) {
      if (isMatch && !isMatch(found)) continue;
      claim(index, index + found.length, placeholderOf(kind), { kind, original: found });
    }
  }
  return applyClaims(text, claims);
}

export function placeholderOf(kind: RedactionKind): string {
  return `[${kind}]`;
}

export function noRedactions(): RedactionCounts {
  return Object.fromEntries(REDACTION_KINDS.map((kind) => [kind, 0])) as RedactionCounts;
}

/** The number of placeholders in a text: the places of its list of redactions. */
export function countPlaceholders(text: string): number {
  return text.match(PLACEHOLDER)?.length ?? 0;
}

/** Counts a list by kind, leaving out placeholders that stand for themselves. */
export function countRedactions(redactions: readonly Redaction[]): RedactionCounts {
  const counts = noRedactions();
  for (const { kind, original } of redactions) if (original !== placeholderOf(kind)) counts[kind] += 1;
  return counts;
}

/** The label stays, the address goes. */
function claimMarkdownLinks(
  text: string,
  claim: (start: number, end: number, replacement: string, redaction: Redaction | null) => void,
): void {
  if (!text.includes('](')) return;
  for (const match of text.matchAll(MARKDOWN_LINK)) {
    const [whole, label = '', address = ''] = match;
    const labelStart = match.index + 1;
    const redaction: Redaction = { kind: 'link', original: address };
    if (label.trim() === '') {
      claim(match.index, match.index + whole.length, '[link]', redaction);
    } else {
      claim(match.index, labelStart, '', null);
      claim(labelStart + label.length, match.index + whole.length, ' [link]', redaction);
    }
  }
}

function applyClaims(text: string, claims: Claim[]): RedactedText {
  claims.sort((left, right) => left.start - right.start);
  let redacted = '';
  let position = 0;
  for (const { start, end, replacement } of claims) {
    redacted += text.slice(position, start) + replacement;
    position = end;
  }
  const redactions = claims.map(({ redaction }) => redaction).filter((redaction) => redaction !== null);
  return { text: redacted + text.slice(position), counts: countRedactions(redactions), redactions };
}
