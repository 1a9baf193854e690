import { describe, expect, it } from '@jest/globals';
import { LmEvalFileError, readLmEvalResults } from './read-lm-eval-results.js';

const FILE = {
  results: {
    arc_easy: {
      alias: 'arc_easy',
      name: 'arc_easy',
      sample_len: 40,
      'acc,none': 0.65,
      'acc_stderr,none': 0.01,
      'acc_norm,none': 0.6,
      'acc_norm_stderr,none': 'N/A',
    },
    gsm8k: {
      'exact_match,strict-match': 0.1,
      'exact_match_stderr,strict-match': 0.02,
      'exact_match,flexible-extract': 0.2,
      'exact_match_stderr,flexible-extract': 0.03,
    },
    wikitext: { 'word_perplexity,none': 21.5, 'word_perplexity_stderr,none': 'N/A' },
    tiny_group: { 'acc,none': 0.5, 'acc_stderr,none': 0.05, alias: 'tiny_group' },
    tiny_a: { 'acc,none': 0.4, 'acc_stderr,none': 0.05 },
    tiny_b: { 'acc,none': 0.6, 'acc_stderr,none': 0.05 },
  },
  groups: { tiny_group: { 'acc,none': 0.5, 'acc_stderr,none': 0.05 } },
  group_subtasks: { arc_easy: [], tiny_group: ['tiny_b', 'tiny_a'] },
  versions: { arc_easy: 1.0, gsm8k: 3, tiny_a: 'Yaml' },
  'n-shot': { arc_easy: 0, gsm8k: 5 },
  higher_is_better: { arc_easy: { acc: true }, wikitext: { word_perplexity: false } },
  'n-samples': {
    arc_easy: { original: 2376, effective: 40 },
    tiny_a: { original: 10, effective: 10 },
    tiny_b: { original: 20, effective: 20 },
  },
  config: { model: 'hf', model_args: 'pretrained=org/base,peft=out/nature-down,dtype=float32', limit: 40 },
  date: 1731655933.25,
  lm_eval_version: '0.4.13',
};

describe('a results file of lm-evaluation-harness', () => {
  const read = readLmEvalResults(JSON.stringify(FILE));
  const of = (task: string, metric: string, filter = 'none') =>
    read.results.find((one) => one.task === task && one.metric === metric && one.filter === filter);

  it('says what was measured, of which model and when', () => {
    expect(read).toMatchObject({
      model: 'org/base',
      adapter: 'out/nature-down',
      toolVersion: '0.4.13',
      limit: 40,
      measuredAt: new Date('2024-11-15T07:32:13.250Z'),
    });
  });

  it('has every number once, with its standard error where the tool could tell', () => {
    expect(read.results).toHaveLength(8);
    expect(of('arc_easy', 'acc')).toEqual({
      ...{ task: 'arc_easy', isGroup: false, metric: 'acc', filter: 'none', value: 0.65, stderr: 0.01 },
      ...{ n: 40, shots: 0, taskVersion: '1', higherIsBetter: true },
    });
    expect(of('arc_easy', 'acc_norm')).toMatchObject({ stderr: null });
    expect(of('wikitext', 'word_perplexity')).toMatchObject({ higherIsBetter: false, n: null });
  });

  it('keeps filters apart', () => {
    expect(of('gsm8k', 'exact_match', 'strict-match')).toMatchObject({ value: 0.1, stderr: 0.02 });
    expect(of('gsm8k', 'exact_match', 'flexible-extract')).toMatchObject({
      value: 0.2,
      stderr: 0.03,
      shots: 5,
    });
  });

  it('tells groups from tasks and adds up their questions', () => {
    expect(of('tiny_group', 'acc')).toMatchObject({ isGroup: true, n: 30 });
    expect(of('tiny_a', 'acc')).toMatchObject({ isGroup: false, n: 10, taskVersion: 'Yaml' });
  });

  it('reads groups that stand apart, keys without a filter, and model arguments as a table', () => {
    const older = {
      results: { t: { acc: 0.5, acc_stderr: 0.1 } },
      groups: { g: { acc: 0.5, acc_stderr: 0.1 } },
      config: { model_args: { pretrained: 'org/base' } },
    };
    const found = readLmEvalResults(JSON.stringify(older));
    expect(found.model).toBe('org/base');
    expect(found.results).toMatchObject([
      { task: 't', metric: 'acc', filter: 'none', stderr: 0.1 },
      { task: 'g', isGroup: true, n: null },
    ]);
  });

  it("survives Python's NaN, which is no number", () => {
    const found = readLmEvalResults(
      '{"results": {"t": {"acc,none": 0.5, "f1,none": NaN, "acc_stderr,none": -Infinity}}}',
    );
    expect(found.results).toMatchObject([{ metric: 'acc', value: 0.5, stderr: null }]);
  });

  it('does not follow groups in a circle', () => {
    const circle = { results: { g: { 'acc,none': 1 } }, group_subtasks: { g: ['h'], h: ['g'] } };
    expect(readLmEvalResults(JSON.stringify(circle)).results[0]).toMatchObject({ n: null, isGroup: true });
  });

  it.each([
    ['', 'is no JSON'],
    ['[]', 'holds no object'],
    ['{"a": 1}', 'has no "results"'],
    ['{"results": []}', 'has no "results"'],
    ['{"results": {"t": {"alias": "t", "acc,none": "N/A"}}}', 'No task in the file has a number'],
    ['{"results": {"t": null}}', 'No task in the file has a number'],
  ])('refuses %j', (text, problem) => {
    expect(() => readLmEvalResults(text)).toThrow(LmEvalFileError);
    expect(() => readLmEvalResults(text)).toThrow(problem);
  });
});
