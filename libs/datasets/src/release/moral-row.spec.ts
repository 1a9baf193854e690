import { describe, expect, it } from '@jest/globals';
import {
  makeSpan,
  type MoralJudgmentAnswer,
  type ValueAtStake,
  type Verdict,
  VERDICTS,
} from '@ethogram/core';
import { type JudgedScenario, moralRow, soundSpans } from './moral-row.js';
import type { MoralRowContent } from './release-content.js';

function answer(verdict: Verdict, values: ValueAtStake[] = [], acceptability = 0): MoralJudgmentAnswer {
  return {
    kind: 'moral_judgment',
    verdict,
    acceptability,
    values,
    confidence: 3,
    rationale: `says ${verdict}`,
  };
}

function contentOf(answers: MoralJudgmentAnswer[], changes: Partial<JudgedScenario> = {}): MoralRowContent {
  const judgments = answers.map((one, index) => ({ annotator: `a-${index}`, answer: one }));
  const scenario = {
    id: 'x',
    textHash: 'h',
    title: 'T',
    text: 'Text',
    synthetic: true,
    mayPublishText: true,
    judgments,
    ...changes,
  };
  return moralRow(scenario).content as MoralRowContent;
}

const nature = (direction: ValueAtStake['direction']): ValueAtStake => ({
  value: 'universalism-nature',
  direction,
});

describe('moralRow', () => {
  it('keeps every judgment and counts the verdicts', () => {
    const { judgments, distribution, aggregate } = contentOf([
      answer('YTA', [], -2),
      answer('NTA', [], 1),
      answer('YTA', [], -1),
    ]);
    expect(judgments).toHaveLength(3);
    expect(distribution.verdict).toEqual({ YTA: 2, NTA: 1, ESH: 0, NAH: 0, INFO: 0 });
    expect(distribution.acceptability).toEqual({ '-2': 1, '-1': 1, '0': 0, '1': 1, '2': 0 });
    expect(aggregate).toMatchObject({
      method: 'majority',
      judgments: 3,
      verdict: 'YTA',
      acceptability: -2 / 3,
    });
  });

  it('has how it was settled beside the judgments, without the reason where it may quote the text', () => {
    const settled = { answer: answer('NAH', [nature('both')], 2), reason: 'Text says so.', revision: 2 };
    const content = contentOf([answer('YTA'), answer('YTA')], { settled });
    expect(content.adjudicated).toEqual({
      verdict: 'NAH',
      acceptability: 2,
      values: [nature('both')],
      reason: 'Text says so.',
      revision: 2,
    });
    expect(content.aggregate.verdict).toBe('YTA');
    expect(contentOf([answer('YTA')], { settled, mayPublishText: false }).adjudicated?.reason).toBeNull();
    expect(contentOf([answer('YTA')]).adjudicated).toBeNull();
  });

  it('leaves the verdict open on a tie', () => {
    expect(contentOf([answer('YTA'), answer('NTA')]).aggregate.verdict).toBeNull();
  });

  it('says how the judgments spread: the share of each verdict, and the entropy in bits', () => {
    const split = contentOf([answer('YTA'), answer('YTA'), answer('NTA'), answer('ESH')]).aggregate;
    expect(split.probabilities).toEqual({ YTA: 0.5, NTA: 0.25, ESH: 0.25, NAH: 0, INFO: 0 });
    expect(split.entropy).toBeCloseTo(1.5, 12);
    expect(contentOf([answer('NAH')]).aggregate.entropy).toBe(0);
  });

  it('takes the verdict of the method where it has probabilities of its own', () => {
    const posterior = VERDICTS.map((verdict) => (verdict === 'ESH' ? 0.7 : 0.075));
    const row = moralRow(scenarioWith([answer('YTA'), answer('ESH')]), 'majority', posterior);
    expect(row.content).toMatchObject({ aggregate: { verdict: 'ESH', probabilities: { ESH: 0.7 } } });
  });

  it('takes a value that more than half name, in the direction most give', () => {
    const named = contentOf([
      answer('YTA', [nature('constrained')]),
      answer('YTA', [nature('constrained')]),
      answer('NTA', [nature('attained')]),
    ]);
    expect(named.aggregate.values).toEqual([nature('constrained')]);
    expect(named.distribution.values).toEqual({
      'universalism-nature': { attained: 1, constrained: 2, both: 0 },
    });
  });

  it('drops a value that exactly half name, and one whose directions are tied', () => {
    expect(contentOf([answer('YTA', [nature('attained')]), answer('YTA')]).aggregate.values).toEqual([]);
    expect(
      contentOf([answer('YTA', [nature('attained')]), answer('YTA', [nature('constrained')])]).aggregate
        .values,
    ).toEqual([]);
  });

  it('counts a value that is attained and constrained at once as a direction of its own', () => {
    const both = [nature('both'), nature('both'), nature('attained')].map((value) => answer('YTA', [value]));
    expect(contentOf(both).aggregate.values).toEqual([nature('both')]);
    expect(contentOf(both.slice(1)).aggregate.values).toEqual([]);
  });

  describe('with evidence', () => {
    const span = { ...makeSpan('Text', 0, 2), speaksFor: 'verdict' } as const;
    const rich: MoralJudgmentAnswer = {
      ...answer('YTA', [{ ...nature('both'), whose: 'society', strength: 3 }]),
      spans: [span, { ...span, quote: 'Tx' }],
      mostPeople: 'NTA',
      changingFact: 'If Text had been true.',
      firstPass: { verdict: 'INFO', acceptability: 0 },
    };

    it('keeps everything that was said, and passages only as long as they say what the text says', () => {
      expect(soundSpans(rich, 'Text')).toEqual([span]);
      const { judgments } = contentOf([rich]);
      const { values, mostPeople, changingFact, firstPass } = rich;
      expect(judgments[0]).toMatchObject({ values, mostPeople, changingFact, firstPass, spans: [span] });
    });

    it('keeps places but no words where the text may not be published', () => {
      const { judgments } = contentOf([rich], { mayPublishText: false });
      expect(judgments[0]).toMatchObject({ changingFact: null, rationale: null, mostPeople: 'NTA' });
      expect(judgments[0]?.spans).toEqual([{ ...span, quote: null }]);
      expect(JSON.stringify(judgments)).not.toContain('Te');
    });

    it('says of a judgment that lacks it that it was not given', () => {
      expect(contentOf([answer('NTA')]).judgments[0]).toMatchObject({
        spans: [],
        mostPeople: null,
        changingFact: null,
        firstPass: null,
      });
    });
  });

  it('leaves out the text and the rationales that may quote it where the source does not let it be published', () => {
    const { scenario, judgments } = contentOf([answer('YTA')], { mayPublishText: false });
    expect(scenario).toEqual({ textHash: 'h', title: null, text: null, synthetic: true });
    expect(judgments[0]?.rationale).toBeNull();
  });

  it('does not depend on the order the judgments or their values come in', () => {
    const tradition: ValueAtStake = { value: 'tradition', direction: 'attained' };
    const one = answer('YTA', [nature('attained'), tradition]);
    const swapped = answer('YTA', [tradition, nature('attained')]);
    const byA = (entry: MoralJudgmentAnswer) => ({ annotator: 'a', answer: entry });
    const byB = (entry: MoralJudgmentAnswer) => ({ annotator: 'b', answer: entry });
    const left = contentOf([], { judgments: [byA(one), byB(answer('NTA'))] });
    const right = contentOf([], { judgments: [byB(answer('NTA')), byA(swapped)] });
    expect(left).toEqual(right);
  });
});

function scenarioWith(answers: MoralJudgmentAnswer[]): JudgedScenario {
  const judgments = answers.map((one, index) => ({ annotator: `a-${index}`, answer: one }));
  return {
    id: 'x',
    textHash: 'h',
    title: 'T',
    text: 'Text',
    synthetic: true,
    mayPublishText: true,
    judgments,
  };
}
