import type { Verdict } from '../moral/verdict.js';

const FENCE = /^\s*(?:```|~~~)/;
const QUOTE = /^\s*(?:>|&gt;)/;
const INDENTED_CODE = /^(?: {4}|\t)/;
/** Nothing is explained or listed on a line without one. */
const TOKEN = /\b(?:YT|NT|YW|ES|NA|IN)[A-Z]/i;
const EXPLANATION = /\b(?:YTA|NTA|ESH|NAH|INFO)\b["'’)]*\s*(?:=|means\b|stands for\b)/i;
const LIST_ENTRY =
  /^\s*(?:[-*•]|\d+[.)])?\s*[*_"'(]*(YTA|NTA|ESH|NAH|INFO)\b[*_"')]*\s*(?:[-–—:=,]|for\b|if\b|\()/;

/**
 * Blanks out what cannot hold a vote, keeping every offset: quoted lines, code, struck-out words, links, and lines
 * that explain or list the acronyms. Markdown emphasis becomes spaces, so that `**NTA**` and `_NTA_` are words.
 */
export function maskNonVotes(body: string, verdictsIn: (text: string) => Verdict[]): string {
  const lines = body.split('\n');
  const isGlossary = lines.length >= 3 && listsManyVerdicts(lines);
  let inFence = false;
  const kept = lines.map((line) => {
    const isFence = FENCE.test(line);
    if (isFence) inFence = !inFence;
    const isExplaining =
      TOKEN.test(line) &&
      (verdictsIn(line).length >= 3 || EXPLANATION.test(line) || (isGlossary && LIST_ENTRY.test(line)));
    if (isFence || inFence || QUOTE.test(line) || INDENTED_CODE.test(line) || isExplaining)
      return blank(line);
    return line
      .replace(/`[^`]*`/g, blank)
      .replace(/~~.*?~~/g, blank)
      .replace(/\bhttps?:\/\/\S+/g, blank)
      .replace(/[*~#\\]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, ' ');
  });
  return kept.join('\n');
}

/** Three different verdicts, each opening a line, are a glossary or a ballot, not three votes. */
function listsManyVerdicts(lines: readonly string[]): boolean {
  const listed = lines.map((line) => LIST_ENTRY.exec(line)?.[1]).filter((token) => token !== undefined);
  return new Set(listed).size >= 3;
}

function blank(text: string): string {
  return ' '.repeat(text.length);
}
