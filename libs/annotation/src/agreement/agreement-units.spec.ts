import {
  DEFAULT_MORAL_FORM,
  type JudgmentAnswer,
  type MoralJudgmentAnswer,
  PLAIN_MORAL_FORM,
} from '@ethogram/core';
import { describe, expect, it } from '@jest/globals';
import { agreementQuestions, type JudgedTask, valueQuestions } from './agreement-units.js';

const SPAN = { start: 2, end: 5, quote: 'abc', textHash: '', speaksFor: 'verdict' } as const;
const MORAL = { kind: 'MORAL_JUDGMENT', form: PLAIN_MORAL_FORM } as const;

function moral(
  verdict: 'YTA' | 'NTA',
  acceptability: number,
  more: Partial<MoralJudgmentAnswer> = {},
): JudgmentAnswer {
  return {
    kind: 'moral_judgment',
    verdict,
    acceptability,
    values: [],
    confidence: 3,
    rationale: '',
    ...more,
  };
}

function survey(ratings: Record<string, number>): JudgmentAnswer {
  return { kind: 'survey', ratings: Object.entries(ratings).map(([itemId, rating]) => ({ itemId, rating })) };
}

const task = (...answers: JudgmentAnswer[]): JudgedTask => ({ answers, textLength: 40 });

describe('the units of agreement', () => {
  it('are the tasks of a moral-judgment study, question by question', () => {
    const face = {
      values: [{ value: 'face', direction: 'attained' }],
    } satisfies Partial<MoralJudgmentAnswer>;
    const questions = agreementQuestions(MORAL, [
      task(moral('YTA', -2, face), moral('NTA', 1)),
      task(moral('NTA', 2)),
    ]);
    expect(questions).toEqual([
      { question: 'verdict', metric: 'nominal', units: [['YTA', 'NTA'], ['NTA']] },
      { question: 'acceptability', metric: 'interval', units: [[-2, 1], [2]] },
      { question: 'acceptability', metric: 'ordinal', units: [[-2, 1], [2]] },
      { question: 'values', metric: 'masi', units: [[['face'], []], [[]]] },
    ]);
  });

  it('are the texts with what people marked, where a study asks for it; nothing marked is nothing said', () => {
    const questions = agreementQuestions({ kind: 'MORAL_JUDGMENT', form: DEFAULT_MORAL_FORM }, [
      task(moral('YTA', 0, { spans: [SPAN] }), moral('NTA', 0, { spans: [] }), moral('NTA', 0)),
    ]);
    expect(questions.at(-1)).toEqual({
      question: 'evidence',
      metric: 'unitizing',
      continua: [{ length: 40, markings: [{ coder: '0', spans: [{ start: 2, end: 5 }] }] }],
    });
  });

  it('are whether a value is named, value by value', () => {
    const face = {
      values: [{ value: 'face', direction: 'attained' }],
    } satisfies Partial<MoralJudgmentAnswer>;
    const questions = valueQuestions(MORAL, [task(moral('YTA', 0, face), moral('NTA', 0))]);
    expect(questions).toHaveLength(20);
    expect(questions.find(({ question }) => question === 'face')).toMatchObject({
      label: 'Face',
      units: [[true, false]],
    });
    expect(questions.find(({ question }) => question === 'humility')).toMatchObject({
      units: [[false, false]],
    });
    expect(valueQuestions({ kind: 'SURVEY', form: null }, [])).toEqual([]);
  });

  it('are the items of a survey, task by task', () => {
    const units = [[1, 3], [2, 4], [6]];
    expect(
      agreementQuestions({ kind: 'SURVEY', form: null }, [
        task(survey({ a: 1, b: 2 }), survey({ a: 3, b: 4 })),
        task(survey({ a: 6 })),
      ]),
    ).toEqual([
      { question: 'rating', metric: 'interval', units },
      { question: 'rating', metric: 'ordinal', units },
    ]);
  });

  it('are the parts of a form of its own, without answers to parts that were not asked', () => {
    const option = (id: string): { id: string; label: string } => ({ id, label: id });
    const questions = agreementQuestions(
      {
        kind: 'FORM',
        form: {
          version: 1,
          parts: [
            { kind: 'choice', id: 'who', label: 'Who?', required: true, options: [option('a'), option('b')] },
            {
              kind: 'choices',
              id: 'why',
              label: 'Why?',
              required: false,
              options: [option('x'), option('y')],
              showIf: { part: 'who', equals: 'a' },
            },
            { kind: 'text', id: 'note', label: 'Note', required: false, maxLength: 10, lines: 'one' },
            { kind: 'span', id: 'where', label: 'Where?', required: false, labels: [option('l')] },
          ],
        },
      },
      [
        task(
          { kind: 'form', parts: { who: 'a', why: ['x', 'y'], note: 'n', where: [{ ...SPAN, label: 'l' }] } },
          { kind: 'form', parts: { who: 'b', why: ['x'] } },
        ),
      ],
    );
    expect(questions).toEqual([
      { question: 'who', label: 'Who?', metric: 'nominal', units: [['a', 'b']] },
      { question: 'why', label: 'Why?', metric: 'masi', units: [[['x', 'y']]] },
      {
        question: 'where',
        label: 'Where?',
        metric: 'unitizing',
        continua: [{ length: 40, markings: [{ coder: '0', spans: [{ start: 2, end: 5 }] }] }],
      },
    ]);
  });
});
