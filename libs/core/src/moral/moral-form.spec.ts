import { describe, expect, it } from '@jest/globals';
import { makeSpan } from '../spans/text-span.js';
import { evidenceProblems } from './evidence-check.js';
import type { MoralJudgmentAnswer } from './judgment-answer.js';
import {
  DEFAULT_MORAL_FORM,
  formProblems,
  missingFormParts,
  type MoralForm,
  parseMoralForm,
  PLAIN_MORAL_FORM,
} from './moral-form.js';

const TEXT = 'I took 🚗 and left.';
const PLAIN: MoralJudgmentAnswer = {
  kind: 'moral_judgment',
  verdict: 'YTA',
  acceptability: -1,
  values: [{ value: 'face', direction: 'both' }],
  confidence: 3,
  rationale: '',
};
const FULL: MoralJudgmentAnswer = {
  ...PLAIN,
  values: [{ value: 'face', direction: 'both', whose: 'others', strength: 2 }],
  spans: [{ ...makeSpan(TEXT, 2, 8), speaksFor: 'face' }],
  mostPeople: 'NTA',
  changingFact: 'If it had been hers.',
  firstPass: { verdict: 'NAH', acceptability: 0 },
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

describe('the form of a study', () => {
  it('asks what is asked today and offers evidence, unless it says otherwise', () => {
    expect(parseMoralForm({})).toEqual({ ok: true, form: DEFAULT_MORAL_FORM });
    expect(parseMoralForm({ version: 1, strength: 'required', twoPasses: true })).toEqual({
      ok: true,
      form: { ...DEFAULT_MORAL_FORM, strength: 'required', twoPasses: true },
    });
  });

  it.each<[unknown, string]>([
    [null, 'The form must be an object.'],
    [{ version: 2 }, 'The version of the form must be 1.'],
    [{ evidence: 'always' }, '"evidence" must be one of off, optional, required.'],
    [{ twoPasses: 'yes' }, '"twoPasses" must be true or false.'],
    [{ mood: 'off' }, '"mood" is not a field of a form.'],
  ])('refuses %j', (input, problem) => {
    expect(parseMoralForm(input)).toEqual({ ok: false, problems: [problem] });
  });

  it('takes an answer that gives what is required', () => {
    expect(formProblems(FULL, ALL, TEXT)).toEqual([]);
    expect(formProblems(PLAIN, DEFAULT_MORAL_FORM, TEXT)).toEqual([]);
    expect(formProblems(PLAIN, PLAIN_MORAL_FORM, TEXT)).toEqual([]);
  });

  it('names everything that is missing, and everything that nobody asked for', () => {
    expect(missingFormParts(PLAIN, ALL, TEXT)).toEqual([
      'evidence',
      'strength',
      'whose',
      'mostPeople',
      'changingFact',
    ]);
    expect(formProblems(PLAIN, ALL, TEXT)).toHaveLength(6);
    expect(formProblems(FULL, PLAIN_MORAL_FORM, TEXT)).toEqual([
      'This study does not ask for passages of the text.',
      'This study does not ask for how strongly a value is at stake.',
      'This study does not ask for whose a value is.',
      'This study does not ask for what most people would say.',
      'This study does not ask for what would change the verdict.',
      'This study does not ask for a first pass.',
    ]);
  });

  it('does not want evidence of a situation that is all in its title', () => {
    expect(missingFormParts({ ...FULL, spans: [] }, ALL, ' ')).toEqual([]);
  });
});

describe('evidence', () => {
  const span = makeSpan(TEXT, 2, 8);

  it('is good while the text says what it quotes', () => {
    expect(evidenceProblems([span], TEXT)).toEqual([]);
  });

  it('is told apart when it does not, with what to do', () => {
    expect(evidenceProblems([span, { ...span, start: 3 }], TEXT)).toEqual([
      'Passage 2 does not quote what stands there. Take it away and mark it again.',
    ]);
    expect(evidenceProblems([{ ...span, end: 99 }], TEXT)[0]).toContain('does not lie inside');
    expect(evidenceProblems([span], `${TEXT}!`)[0]).toContain('another version');
  });
});
