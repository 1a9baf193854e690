import { describe, expect, it } from '@jest/globals';
import {
  DEFAULT_MORAL_FORM,
  makeSpan,
  type MoralForm,
  parseJudgmentAnswer,
  PLAIN_MORAL_FORM,
} from '@ethogram/core';
import {
  activeSpans,
  addSpan,
  answerOfMoral,
  answerOfSurvey,
  draftOfAnswer,
  EMPTY_MORAL_DRAFT,
  EMPTY_SURVEY_DRAFT,
  endFirstPass,
  isUntouched,
  missingItems,
  missingParts,
  type MoralDraft,
  removeSpan,
  restoredDraft,
} from './draft.js';
import { describeValue, toggleDirection } from './value-draft.js';

const TEXT = 'I took 🚗 and left.';
const DECIDED: MoralDraft = {
  ...EMPTY_MORAL_DRAFT,
  verdict: 'NTA',
  acceptability: 1,
  confidence: 4,
  rationale: ' Fair. ',
};
const ALL: MoralForm = {
  version: 1,
  evidence: 'required',
  strength: 'required',
  whose: 'required',
  mostPeople: 'required',
  changingFact: 'required',
  twoPasses: true,
};
const span = { ...makeSpan(TEXT, 2, 8), speaksFor: 'verdict' } as const;
const FULL: MoralDraft = {
  ...DECIDED,
  rationale: 'Fair.',
  values: { face: { direction: 'both', whose: 'others', strength: 0 } },
  spans: [span, { ...span, speaksFor: 'face' }],
  mostPeople: 'YTA',
  changingFact: 'If it was his.',
  firstPass: { verdict: 'NAH', acceptability: 2 },
};
const answered = (draft: MoralDraft, form = DEFAULT_MORAL_FORM) => {
  const answer = answerOfMoral(draft, form, TEXT);
  if (!answer) throw new Error('The draft is complete.');
  return answer;
};

describe('the draft of a moral judgment', () => {
  it('names what is missing and is no answer until nothing is', () => {
    const missing = (draft: MoralDraft, form = DEFAULT_MORAL_FORM) => missingParts(draft, form, TEXT);
    expect(missing(EMPTY_MORAL_DRAFT)).toEqual(['verdict', 'acceptability', 'confidence']);
    expect(missing({ ...EMPTY_MORAL_DRAFT, acceptability: 0 })).toEqual(['verdict', 'confidence']);
    expect(answerOfMoral({ ...DECIDED, confidence: null }, DEFAULT_MORAL_FORM, TEXT)).toBeNull();
    expect(missing(DECIDED, ALL)).toEqual(['evidence', 'mostPeople', 'changingFact']);
    const bare = { ...DECIDED, values: toggleDirection({}, 'face', 'attained') };
    expect(missing(bare, ALL)).toEqual(['evidence', 'strength', 'whose', 'mostPeople', 'changingFact']);
    expect(missing(FULL, ALL)).toEqual([]);
  });

  it('becomes an answer the server takes, values in the order of the taxonomy', () => {
    const values = toggleDirection(toggleDirection({}, 'humility', 'constrained'), 'face', 'attained');
    const answer = answered({ ...DECIDED, values });
    expect(answer.values.map(({ value }) => value)).toEqual(['face', 'humility']);
    expect(parseJudgmentAnswer(answer)).toEqual({ ok: true, answer });
    expect(Object.keys(answer)).not.toContain('spans');
    expect(parseJudgmentAnswer(answered(FULL, ALL))).toEqual({ ok: true, answer: answered(FULL, ALL) });
  });

  it('says nothing the study did not ask for', () => {
    const plain = answered({ ...FULL, values: {} }, PLAIN_MORAL_FORM);
    expect(plain).toEqual({ ...answered({ ...DECIDED, values: {} }), rationale: 'Fair.' });
    expect(answered(FULL, PLAIN_MORAL_FORM).values).toEqual([{ value: 'face', direction: 'both' }]);
  });

  it('can be made of an earlier answer and back without loss', () => {
    for (const [draft, form] of [
      [FULL, ALL],
      [{ ...DECIDED, rationale: 'Fair.' }, DEFAULT_MORAL_FORM],
    ] as const) {
      const answer = answered(draft, form);
      const again = draftOfAnswer(answer);
      expect(again.kind === 'moral_judgment' && answered(again, form)).toEqual(answer);
    }
  });

  it('keeps the first impression and asks anew', () => {
    const after = endFirstPass(DECIDED);
    expect(after).toMatchObject({ verdict: null, acceptability: null, confidence: 4 });
    expect(after.firstPass).toEqual({ verdict: 'NTA', acceptability: 1 });
    expect(endFirstPass(EMPTY_MORAL_DRAFT)).toEqual(EMPTY_MORAL_DRAFT);
  });
});

describe('a value', () => {
  it('has two directions that are switched on and off by themselves', () => {
    const attained = toggleDirection({}, 'face', 'attained');
    expect(attained).toEqual({ face: { direction: 'attained' } });
    const both = toggleDirection(attained, 'face', 'constrained');
    expect(both).toEqual({ face: { direction: 'both' } });
    expect(toggleDirection(both, 'face', 'attained')).toEqual({ face: { direction: 'constrained' } });
    expect(toggleDirection(attained, 'face', 'attained')).toEqual({});
  });

  it('keeps what was said of it when its direction changes, and takes it back when it is said again', () => {
    const strong = describeValue(toggleDirection({}, 'face', 'attained'), 'face', { strength: 0 });
    expect(toggleDirection(strong, 'face', 'constrained')).toEqual({
      face: { direction: 'both', strength: 0 },
    });
    expect(describeValue(strong, 'face', { strength: 0 })).toEqual({ face: { direction: 'attained' } });
    expect(describeValue(strong, 'humility', { whose: 'author' })).toBe(strong);
  });
});

describe('marked passages', () => {
  it('are there once for each thing they speak for, in the order of the text', () => {
    const earlier = { ...makeSpan(TEXT, 0, 1), speaksFor: 'verdict' } as const;
    const draft = [span, span, earlier].reduce(addSpan, DECIDED);
    expect(activeSpans(draft)).toEqual([earlier, span]);
    expect(activeSpans(removeSpan(draft, span))).toEqual([earlier]);
  });

  it('of a value that was taken back come again with it', () => {
    const draft = addSpan(DECIDED, { ...span, speaksFor: 'face' });
    expect(activeSpans(draft)).toEqual([]);
    expect(activeSpans({ ...draft, values: { face: { direction: 'both' } } })).toHaveLength(1);
  });
});

describe('the draft of a survey', () => {
  it('is an answer when every item is rated, in the order asked', () => {
    const draft = { ...EMPTY_SURVEY_DRAFT, ratings: { b: 2, a: 6 } };
    expect(missingItems(draft, ['a', 'b', 'c'])).toEqual(['c']);
    expect(answerOfSurvey(draft, ['a', 'b', 'c'])).toBeNull();
    expect(answerOfSurvey(draft, ['a', 'b'])?.ratings).toEqual([
      { itemId: 'a', rating: 6 },
      { itemId: 'b', rating: 2 },
    ]);
  });
});

describe('a draft', () => {
  it('is worth keeping as soon as anything was chosen, marked or typed', () => {
    expect(isUntouched(EMPTY_MORAL_DRAFT)).toBe(true);
    for (const part of [
      'acceptability',
      'values',
      'spans',
      'rationale',
      'changingFact',
      'mostPeople',
      'firstPass',
    ])
      expect(isUntouched({ ...EMPTY_MORAL_DRAFT, [part]: FULL[part as keyof MoralDraft] })).toBe(false);
    expect(isUntouched({ kind: 'survey', ratings: { a: 1 } })).toBe(false);
    expect(isUntouched({ kind: 'form', parts: { why: ' ', which: [] } })).toBe(true);
    expect(isUntouched({ kind: 'form', parts: { rating: 0 } })).toBe(false);
  });

  it('of an earlier version is understood', () => {
    const old = {
      kind: 'moral_judgment',
      verdict: 'NTA',
      acceptability: null,
      values: { face: 'constrained' },
      confidence: null,
      rationale: 'x',
    };
    expect(restoredDraft(old as never)).toEqual({
      ...EMPTY_MORAL_DRAFT,
      verdict: 'NTA',
      values: { face: { direction: 'constrained' } },
      rationale: 'x',
    });
    expect(restoredDraft(FULL)).toEqual(FULL);
    const parts = { kind: 'form', parts: { vanished: 'kept' } } as const;
    expect(restoredDraft(parts)).toEqual(parts);
  });
});
