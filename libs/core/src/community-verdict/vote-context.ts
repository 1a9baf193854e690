import type { Verdict } from '../moral/verdict.js';

/** A verdict found at [start, end) of a masked comment. */
export type Mention = { text: string; start: number; end: number; verdict: Verdict };

/** How far back the words before a mention are read, in UTF-16 units. */
const REACH = 90;

const NEGATED =
  /(?:\bnot|n['’]?t|\bnever|\bhardly|\bno longer|\bclose to|\bfar from|\bnowhere near|\bno way (?:this|that|it|you)(?: is| are|['’]s|['’]re)?)\s+(?:(?:a|an|the|really|totally|completely|entirely|quite|exactly|fully|necessarily|even)\s+)*$/i;
const NEGATED_OPINION =
  /(?:n['’]?t|\bnot|\bcannot|\bnever)\s+(?:really\s+|even\s+)?(?:think|say|call|vote|go with|believe|see|agree)\s+(?:(?:it['’]?s|this is|that['’]?s|you['’]?re|you are|with|how|the|a|an|that|this|for)\s+)*$/i;
const HYPOTHETICAL =
  /(?:\b(?:would|could|might|may|should)\s+(?:still\s+|only\s+|probably\s+)?(?:be|have been)|['’]d\s+(?:still\s+|only\s+|probably\s+)?be|would['’]?ve been)\s+(?:(?:a|an|the)\s+)*$/i;
const REPORTED =
  /\b(?:sa(?:y|ys|ying|id)|vot(?:e|es|ed|ing)|call(?:s|ed|ing)?|comment(?:s|ed|ing)?|scream(?:s|ing)?|yell(?:s|ing)?|think(?:s|ing)?)\s+(?:(?:that|it['’]?s|this is|you['’]?re|you are|for|with|op|op is|a|an)\s+)*["'“”]?\s*$/i;
const FIRST_PERSON =
  /\b(?:i|i['’]?d|i['’]?m|i['’]?ll|i would|i will|gonna|gotta|going to|have to|had to|got to|here to|must|imma|let me|can only|to)\s+(?:(?:have to|just|still|probably|also|definitely|honestly|really|going to|gonna|would|will|must|gotta)\s+)*(?:say|saying|said|vote|voted|voting|think|call|calling)\s+(?:(?:that|it['’]?s|this is|you['’]?re|you are|for|with|op|op is|a|an)\s+)*["'“”]?\s*$/i;
const OTHERS =
  /\b(?:people|everyone|everybody|they|others|commenters|y['’]all)\b(?:(?!\b(?:but|i)\b)[^,])*$/i;
const COUNTED = /\b(?:all|these|those|the|many|every|some|most|any|why so many)\s+["'“”]?$/i;
const VOTES_AFTER =
  /^["'“”]?[ \t]*(?:votes?|voters?|comments?|commenters?|crowd|replies|responses|verdicts?|judge?ments?|bot|posts?|side)\b/i;
const PEOPLE_AFTER = /^[ \t]+(?:people|folks)\b/i;
const OWN_CHOICE = /\b(?:go|going|went|stick|sticking)\s+with\s+(?:(?:a|an|the|my)\s+)*$/i;
const OTHER_SUBJECT =
  /\b(?!(?:it|this|that|you|your|u|op|answer|vote|verdict|judge?ment|opinion|conclusion|ruling|call|choice|here|which|definitely|what)\b)[\p{L}-]+(?:['’]s|['’]re|\s+(?:is|are|was|were))\s+(?:(?:the|a|an|also|definitely|actually|really|such|just|clearly)\s+)*$/iu;
const INTERROGATIVE =
  /\b(?:how|why|what|who|where|is|are|was|were|am|do|does|did|can|could|would|should|will|has|any)\b[^,]*$/i;
const ASKED_AFTER = /\b(?:if|whether|why|when|how)\s+$/i;
const IF_BEFORE =
  /\b(?:if(?!\s+(?:anything|you ask me|i['’]?m honest|it were me))|unless|otherwise|in case|assuming|depends)\b/i;
const IF_AFTER = /^[^.!?\n]*?\b(?:if(?!\s+(?:anything|you ask me))|unless|assuming)\b/i;
const CHANGED_TO = /\b(?:chang|switch|revis)\w*\b[^.\n]*\bto\s+(?:an?\s+)?$/i;
const EDIT_OPENS_LINE = /^[^\p{L}]*(?:edit|update|eta)\s*\d*[^\p{L}]*$/iu;
const EDIT_INSIDE_LINE = /\bedit(?:ed)?\s*\d*\s*[:–—-]\s*$/i;
const OPENS_SENTENCE =
  /^[^\p{L}\p{N}]*(?:(?:hmm|well|honestly|ok|okay|yeah|yes|yep|no|oh|lol|sorry|soft|gentle|slight|mild|huge|massive|major|definitely|absolutely|totally|clearly|obviously|big|easy|hard|100%)[\s,]+)*$/iu;

/** Whether a mention of a verdict is talk about it and no vote for it. */
export function isNoVote(mention: Mention): boolean {
  const before = sentenceBefore(mention);
  const after = mention.text.slice(mention.end, mention.end + REACH);
  if (CHANGED_TO.test(before)) return false;
  return (
    NEGATED.test(before) ||
    NEGATED_OPINION.test(before) ||
    isCounterfactual(mention, before, after) ||
    isReported(before) ||
    (COUNTED.test(before) && !OWN_CHOICE.test(before)) ||
    (VOTES_AFTER.test(after) && !OWN_CHOICE.test(before)) ||
    (PEOPLE_AFTER.test(after) && !OPENS_SENTENCE.test(before)) ||
    OTHER_SUBJECT.test(before) ||
    (isPhrase(mention) && ASKED_AFTER.test(before)) ||
    isQuestion(mention, before)
  );
}

/** "YTA if …", "if …, YTA", "otherwise NTA". */
export function isConditional(mention: Mention): boolean {
  const after = mention.text.slice(mention.end, mention.end + REACH);
  return IF_BEFORE.test(sentenceBefore(mention)) || IF_AFTER.test(clauseOf(after));
}

/** "Edit: YTA", "changing my vote to NTA". */
export function isRevision(mention: Mention): boolean {
  const line = mention.text.slice(mention.text.lastIndexOf('\n', mention.start - 1) + 1, mention.start);
  return (
    EDIT_OPENS_LINE.test(line) || EDIT_INSIDE_LINE.test(line) || CHANGED_TO.test(sentenceBefore(mention))
  );
}

/** "would be NTA if"; also "you would be the asshole if", which is a phrase of its own. */
function isCounterfactual(mention: Mention, before: string, after: string): boolean {
  if (HYPOTHETICAL.test(before)) return true;
  const words = mention.text.slice(mention.start, mention.end);
  return /\bwould/i.test(words) && IF_AFTER.test(after);
}

/** A question asks for a verdict; but a vote that opens its sentence stands ("NTA, why would you think so?"). */
function isQuestion(mention: Mention, before: string): boolean {
  const rest = mention.text.slice(mention.end);
  if (mention.verdict === 'INFO') return false;
  if (/^["'”’)\s]*\?/.test(rest)) return true;
  const ending = /[.!?\n]/.exec(rest)?.[0];
  return ending === '?' && (isPhrase(mention) || INTERROGATIVE.test(before));
}

/** Whole words instead of a token, which turn up in questions and reports far more often. */
function isPhrase({ text, start, end }: Mention): boolean {
  return /\s/.test(text.slice(start, end));
}

/** What others say or are said to say; "I'd say" and "to say" are the commenter's own. */
function isReported(before: string): boolean {
  return REPORTED.test(before) && !(FIRST_PERSON.test(before) && !OTHERS.test(before));
}

/** The words before the mention in its own sentence, at most `REACH` of them. */
function sentenceBefore({ text, start }: Mention): string {
  const before = text.slice(Math.max(0, start - REACH), start);
  return before.slice(lastIndexOfAny(before) + 1);
}

function lastIndexOfAny(text: string): number {
  return Math.max(...['.', '!', '?', '\n', ';'].map((mark) => text.lastIndexOf(mark)));
}

/** Up to where another verdict or a contrast begins: its condition is not this one's. */
function clauseOf(after: string): string {
  return after.split(/\b(?:but|however|although|YTA|NTA|ESH|NAH|INFO)\b/)[0] ?? '';
}
