import { describe, expect, it } from '@jest/globals';
import { type FormAnswer, type MoralJudgmentAnswer, makeSpan } from '@ethogram/core';
import { QuoteMatcher } from '@ethogram/corpus';
import { withoutQuotes } from './purge-quotes.js';

const TEXT = 'My sister asked me for the ladder, and I said that she had broken the last one.';
const QUOTING = 'He "said that she had broken" it.';
const matcher = new QuoteMatcher([TEXT]);

function answer(parts: Partial<MoralJudgmentAnswer>): MoralJudgmentAnswer {
  return {
    kind: 'moral_judgment',
    verdict: 'NTA',
    acceptability: 1,
    values: [],
    confidence: 3,
    rationale: '',
    ...parts,
  };
}

describe('withoutQuotes', () => {
  it('leaves an answer in words of its own as it is', () => {
    const own = answer({ rationale: 'A ladder can be replaced.', changingFact: 'If it was not broken.' });
    expect(withoutQuotes(own, matcher)).toBe(own);
  });

  it('takes away marked passages and every text that quotes', () => {
    const spans = [{ ...makeSpan(TEXT, 3, 9), speaksFor: 'verdict' as const }];
    const quoting = answer({ rationale: QUOTING, changingFact: QUOTING, mostPeople: 'YTA', spans });
    expect(withoutQuotes(quoting, matcher)).toEqual(answer({ rationale: '', mostPeople: 'YTA' }));
  });

  it('keeps what does not quote beside what does', () => {
    expect(withoutQuotes(answer({ rationale: 'Fair enough.', changingFact: QUOTING }), matcher)).toEqual(
      answer({ rationale: 'Fair enough.' }),
    );
  });

  it('takes parts of a form away that quote, and leaves what was chosen', () => {
    const parts = {
      verdict: 'yes',
      kinds: ['physical', 'other'],
      order: [{ first: 'a', second: 'b', chosen: null }],
      severity: 3,
      own: 'A ladder can be replaced.',
    };
    const own: FormAnswer = { kind: 'form', parts };
    expect(withoutQuotes(own, matcher)).toBe(own);
    const passages = [{ ...makeSpan(TEXT, 3, 9), label: 'harm' }];
    expect(withoutQuotes({ kind: 'form', parts: { ...parts, passages, why: QUOTING } }, matcher)).toEqual(
      own,
    );
  });
});
