import { describe, expect, it } from '@jest/globals';
import { bibtex } from './bibtex.js';
import { composeReport, DEMONSTRATION_NOTICE } from './compose-report.js';
import { toControl } from './compose-controls.js';
import { METHOD_FACTS, reportMaterial, surveyOf } from './report-fixture.js';
import { toReportParts } from './report-parts.js';

describe('a report', () => {
  it('warns that the demonstration model is no evidence, and only then', () => {
    expect(composeReport(reportMaterial(), METHOD_FACTS).notice).toBe(DEMONSTRATION_NOTICE);
    expect(composeReport(reportMaterial({ demonstration: false }), METHOD_FACTS).notice).toBe('');
  });

  it('is the same for the same material', () => {
    expect(composeReport(reportMaterial(), METHOD_FACTS)).toEqual(
      composeReport(reportMaterial(), METHOD_FACTS),
    );
  });
});

describe('the methods section', () => {
  const text = composeReport(reportMaterial(), METHOD_FACTS).methods.join('\n');

  it.each([
    'The base model was ethogram-demo (org/model), revision abc123.',
    'LoRA (rank 8, alpha 16, dropout 0) for 3 epochs with batches of 8, a learning rate of 0.0001',
    `480 rows (content hash ${'b'.repeat(64)})`,
    'answers on universalism-nature were lowered by 3 points of the scale',
    'wordings agree, rate; 80 item families and the wordings number were held out',
    'value profile (640 samples a model); held-out survey (640 samples a model)',
    'Answers were read by token-ids, the same way for both.',
    'Holm over the values of a suite',
    'Left out of the shifts: 1 in value profile, 1 in held-out survey.',
    'held against a sham fine-tune, on the same held-out samples',
    'Ethogram 1.2.3. The fine-tune was seeded with 5, the evaluation with 7.',
  ])('says: %s', (sentence) => {
    expect(text).toContain(sentence);
  });

  it('says of a model trained on judgments which part of the release it was judged on', () => {
    const judged = 'Of the release R 1.0.0 only the test part was judged.';
    const { methods } = composeReport(
      reportMaterial({ target: null, judged, release: { id: 'r', contentHash: 'c' } }),
      {
        ...METHOD_FACTS,
        training: { kind: 'moral_judgment', release: '1.0.0 (content hash c)', taught: 'verdict' },
        release: { name: 'R', version: '1.0.0' },
      },
    );
    expect(methods.join('\n')).toContain(judged);
    expect(methods.join('\n')).toContain('moral judgments of the release 1.0.0 (content hash c)');
  });
});

describe('the BibTeX entry', () => {
  it('cites the report, the software and the work it follows by its number', () => {
    const entry = bibtex({ title: 'Nature', createdAt: '2026-01-02T00:00:00Z', version: '1.2.3' });
    expect(entry).toContain('@misc{ethogram20260102,');
    expect(entry).toContain('title        = {Nature}');
    expect(entry).toContain('eprint        = {2508.11414}');
  });

  it('cannot be broken out of by a name', () => {
    const entry = bibtex({
      title: 'a}, note={x\\input{y} 50% & #1_$',
      createdAt: '2026-01-02',
      version: '1',
    });
    expect(entry).toContain(
      'title        = {a\\}, note=\\{x\\textbackslash{}input\\{y\\} 50\\% \\& \\#1\\_\\$}',
    );
  });
});

describe('the parts', () => {
  it('stand under the name of their suite, and missing ones are null', () => {
    const parts = toReportParts(new Map([['heldOutSurvey', surveyOf(-1)]]));
    expect(parts.heldOutSurvey?.kind).toBe('survey');
    expect(parts).toMatchObject({ valueProfile: null, textAdventure: null });
  });

  it('hold nothing of another kind', () => {
    expect(() => toReportParts(new Map([['capability', surveyOf(-1)]]))).toThrow('cannot hold');
  });
});

describe('a control', () => {
  it('is its shift of the same target, and the mean size of the others', () => {
    const control = toControl('sham', { id: 'r', model: 'm' }, null, surveyOf(-1), 'universalism-nature');
    expect(control).toMatchObject({ runId: 'r', target: { shift: -1 }, reason: null });
    expect(control.meanOther).toBeCloseTo(0.1, 12);
  });

  it('says so where there is no target', () => {
    expect(toControl('sham', { id: 'r', model: 'm' }, null, surveyOf(-1), null)).toMatchObject({
      target: null,
      reason: expect.any(String),
    });
  });
});
