import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type ReportContent, VALUE_KEYS } from '@ethogram/core';
import type { Release } from '@ethogram/datasets';
import {
  BenchmarkService,
  DEMONSTRATION_NOTICE,
  renderReportCsv,
  renderReportHtml,
  type Report,
  RunControlService,
  RunService,
} from '@ethogram/evaluation';
import { AdapterService, ModelService } from '@ethogram/models';
import { ModelUnauthorizedError, ModelUnavailableError } from '@ethogram/vllm-client';
import { ENVIRONMENT, TARGET } from './fine-tune-scene.js';
import {
  CASES,
  contentOf,
  halves,
  lowered,
  type ModelBehaviour,
  ReportScene,
  TOO_LONG_CASE,
} from './report-scene.js';

const ITEMS = 320;
const PROFILE = ITEMS * 3;
const HELD_OUT = (ITEMS / 2) * 4;
/** Held-out items in the wordings of the profile, by base and tuned model. */
const ASKED_BY_BOTH = 2 * (ITEMS / 2) * 3;
const SAMPLES = 2 * (PROFILE + HELD_OUT + CASES);

let scene: ReportScene;
let fineTuneRunId: string;
let release: Release;

beforeAll(async () => {
  scene = await ReportScene.set();
  fineTuneRunId = await scene.adapter(lowered);
});
afterAll(() => scene.scene.app.close());
beforeEach(() => {
  scene.questions.beforeAnswer = () => undefined;
});

/** Every test its own seed: runs of another seed are other runs, so none is taken over by accident. */
async function create(seed: number, releaseId?: string): Promise<Report> {
  return scene.reports.create(null, {
    name: `Report ${seed}`,
    fineTuneRunId,
    seed,
    ...(releaseId ? { releaseId } : {}),
  });
}

async function storedSamples(report: Report): Promise<{ samples: number; keys: number }> {
  const [row] = await scene.rows<{ samples: number; keys: number }>(
    `select count(*)::int as samples, count(distinct (samples.run_id, samples.key))::int as keys
       from samples join report_runs using (run_id) where report_id = $1`,
    [report.id],
  );
  return row ?? { samples: 0, keys: 0 };
}

describe('a report without a moral-judgment release', () => {
  it('says so and compares the surveys', async () => {
    const content = contentOf(await scene.build(await create(100)));
    expect(content).toMatchObject({
      parts: { moralJudgment: null, capability: null },
      release: null,
      judged: '',
      reasons: {
        valueProfile: null,
        moralJudgment: 'There is no moral-judgment release yet.',
        capability: 'This report was made without this part.',
      },
    });
    expect(content.runs).toHaveLength(4);
  });
});

describe('a report', () => {
  let report: Report;

  beforeAll(async () => {
    release = await scene.release();
    report = await scene.build(await create(1));
  });

  it('finds the shift that was put into the model, in the value and in no other', () => {
    const { parts, target } = contentOf(report);
    const heldOutSurvey = parts.heldOutSurvey?.values ?? {};
    const valueProfile = parts.valueProfile?.values ?? {};
    expect(target).toEqual({ value: TARGET, delta: -3 });
    // Held out: families 3, 4, 7, 8 moved by −2, −3, −2, −3: mean −2.5, s = 1/√3, t(3)·s/√4 = 0.918693.
    const nature = heldOutSurvey[TARGET];
    expect(nature).toMatchObject({ n: 32, clusters: 4 });
    expect(nature?.shift).toBeCloseTo(-2.5, 6);
    expect(nature?.low).toBeCloseTo(-3.418693, 4);
    expect(nature?.high).toBeCloseTo(-1.581307, 4);
    expect(valueProfile[TARGET]).toMatchObject({ n: 48, clusters: 8 });
    expect(valueProfile[TARGET]?.base?.mean).toBeCloseTo(4.5, 6);
    expect(valueProfile[TARGET]?.tuned?.mean).toBeCloseTo(2, 6);
    // Eight families: exact p of all signs alike is 2/256, times 20 values.
    expect(valueProfile[TARGET]?.pValue).toBeCloseTo(2 / 256, 10);
    const moved = VALUE_KEYS.filter((value) => Math.abs(heldOutSurvey[value]?.shift ?? 0) > 1e-6);
    expect(moved.sort()).toEqual(['hedonism', TARGET]);
    const ranked = [...VALUE_KEYS].sort(
      (a, b) => Math.abs(heldOutSurvey[b]?.shift ?? 0) - Math.abs(heldOutSurvey[a]?.shift ?? 0),
    );
    expect(ranked[0]).toBe(TARGET);
  });

  it('relates the shift of the target to that of the others', () => {
    // Hedonism moved by 1, the other 18 by 0: −2.5 ÷ (1/19).
    const effects = contentOf(report).parts.heldOutSurvey?.sideEffects;
    expect(effects?.selectivity?.value).toBeCloseTo(-47.5, 3);
    // Every resample leaves hedonism at +1 and moves nature between −3 and −2.
    expect(effects?.selectivity?.low).toBeGreaterThanOrEqual(-57.01);
    expect(effects?.selectivity?.high).toBeLessThanOrEqual(-37.99);
    // Across from nature lie power: resources, face and power: dominance or their like; none of them moved.
    expect(effects?.oppositeRise?.value).toBeCloseTo(0, 6);
    expect(effects?.oppositeRise?.values).toHaveLength(3);
  });

  it('finds less support for the value where it is at stake, and what changed where it is not', () => {
    const moralJudgment = contentOf(report).parts.moralJudgment?.values;
    // Six cases at −0.4, three attained ones from 1 − 0.6 to 1 − 0.9.
    expect(moralJudgment?.[TARGET]?.shift).toBeCloseTo((6 * -0.4 + 3 * -0.3) / 9, 5);
    expect(moralJudgment?.[TARGET]).toMatchObject({ n: 9, notAtStake: { n: 2 } });
    expect(moralJudgment?.[TARGET]?.notAtStake?.shift).toBeCloseTo(0.1, 5);
    expect(moralJudgment?.face?.shift).toBeCloseTo(0.1, 5);
    expect(Object.keys(moralJudgment ?? {}).sort()).toEqual(['face', TARGET]);
  });

  it('keeps and counts what was not answered', () => {
    const { valueProfile, heldOutSurvey, moralJudgment } = contentOf(report).parts;
    const none = { answered: 0, refused: 0, unparsable: 0, error: 0 };
    expect(heldOutSurvey?.coverage).toEqual({
      pairs: HELD_OUT - 1,
      leftOut: 1,
      base: { ...none, answered: HELD_OUT },
      tuned: { ...none, answered: HELD_OUT - 1, unparsable: 1 },
    });
    expect(moralJudgment?.coverage).toMatchObject({
      leftOut: 1,
      tuned: { ...none, answered: CASES - 1, error: 1 },
    });
    expect(valueProfile?.coverage.leftOut).toBe(0);
    // One of 32 answers on face could have been anything from 1 to 6 where the base model gave 4.5: one of 4 families.
    const face = heldOutSurvey?.values.face;
    expect(face?.shift).toBeCloseTo(0, 6);
    expect(face?.bounds?.low).toBeCloseTo(-3.5 / 8 / 4, 6);
    expect(face?.bounds?.high).toBeCloseTo(1.5 / 8 / 4, 6);
    expect(TOO_LONG_CASE).toBe(CASES - 1);
  });

  it('can be followed back to what it is made of', async () => {
    const content = contentOf(report);
    expect(content).toMatchObject({
      schema: 2,
      name: 'Report 1',
      demonstration: true,
      notice: DEMONSTRATION_NOTICE,
      baseModel: 'ethogram-demo',
      seed: 1,
      level: 0.95,
      labelMethod: 'token-ids',
      trainingSet: { id: scene.trainingSet.id, rows: scene.trainingSet.rowCount },
      release: { id: release.id, contentHash: release.contentHash },
    });
    expect(content.methods[0]).toContain(`, revision ${ENVIRONMENT.baseRevision}. It was fine-tuned`);
    expect(content.runs).toHaveLength(6);
    expect(content.runs.every(({ reused }) => !reused)).toBe(true);
    expect(report).toMatchObject({ state: 'SUCCEEDED', progressDone: SAMPLES, progressTotal: SAMPLES });
    expect(await storedSamples(report)).toEqual({ samples: SAMPLES, keys: SAMPLES });
  });

  it('asks for letters where the verdict codes are several tokens, and writes it down', () => {
    const moral = contentOf(report).runs.filter(({ suite }) => suite === 'moral-judgment');
    expect(moral.map(({ role, labelStyle }) => [role, labelStyle])).toEqual([
      ['base', 'letters'],
      ['tuned', 'letters'],
    ]);
  });

  it('is made again without asking anything when its job is run again', async () => {
    const before = scene.questions.asked;
    expect(await scene.build(report)).toEqual(report);
    expect(scene.questions.asked).toBe(before);
  });

  it('takes over base runs that measured the same, says so, and never the runs of another adapter', async () => {
    const sham: ModelBehaviour = { rate: (item) => halves(item, 4), blame: () => 0.6 };
    const other = await scene.adapter(sham);
    const again = await scene.build(
      await scene.reports.create(null, { name: 'Sham', fineTuneRunId: other, seed: 1 }),
    );
    const content = contentOf(again);
    expect(content.runs.filter(({ role }) => role === 'base').every(({ reused }) => reused)).toBe(true);
    expect(content.runs.filter(({ role }) => role === 'tuned').some(({ reused }) => reused)).toBe(false);
    const baseRuns = (some: typeof content): string[] =>
      some.runs.flatMap(({ id, role }) => (role === 'base' ? [id] : [])).sort();
    expect(baseRuns(content)).toEqual(baseRuns(contentOf(report)));
    expect(content.parts.heldOutSurvey?.values[TARGET]?.shift).toBeCloseTo(0, 6);
    expect(content.parts.heldOutSurvey?.sideEffects?.selectivity).toBeNull();
    const [{ runs } = { runs: -1 }] = await scene.rows<{ runs: number }>(
      `select count(*)::int as runs from runs where not exists (select 1 from report_runs where run_id = runs.id)`,
      [],
    );
    expect(runs).toBe(0);
  });
});

describe('an evaluation that is interrupted', () => {
  it('goes on where its worker died and asks only what is missing', async () => {
    const report = await create(2);
    const worker = new AbortController();
    const start = scene.questions.asked;
    scene.questions.beforeAnswer = (asked) => {
      if (asked === start + 700) worker.abort(new Error('killed'));
    };
    await expect(scene.build(report, { signal: worker.signal })).rejects.toThrow('killed');
    const { samples: kept } = await storedSamples(report);
    expect(kept).toBeGreaterThan(600);
    expect((await scene.reports.get(report.id)).state).toBe('RUNNING');
    scene.questions.beforeAnswer = () => undefined;
    const resumedAt = scene.questions.asked;

    const done = await scene.build(report, { attempt: 1 });
    expect(done.state).toBe('SUCCEEDED');
    expect(await storedSamples(report)).toEqual({ samples: SAMPLES, keys: SAMPLES });
    // What is missing but the wordings both surveys ask, which are asked once, the probes of what follows, and a few explanations of what was unparsable.
    expect(scene.questions.asked - resumedAt).toBeGreaterThanOrEqual(SAMPLES - kept - ASKED_BY_BOTH - 2);
    expect(scene.questions.asked - resumedAt).toBeLessThan(SAMPLES - kept - ASKED_BY_BOTH + 40);
    expect(contentOf(done).parts.heldOutSurvey?.values[TARGET]?.shift).toBeCloseTo(-2.5, 6);
  });

  it('waits for a model server that is away, and makes no error samples of it', async () => {
    const report = await create(3);
    const start = scene.questions.asked;
    const away = Array.from(
      { length: 40 },
      () => new ModelUnavailableError('No model server answered', { connectionReset: false }),
    );
    scene.questions.beforeAnswer = (asked) => {
      if (asked === start + 300) scene.scene.model.failNext(...away);
    };
    await expect(scene.build(report)).rejects.toThrow('No model server answered');
    expect(await scene.reports.get(report.id)).toMatchObject({
      state: 'RUNNING',
      progressNote: 'Will try again: The model server failed: No model server answered.',
    });
    await waitForServer();
    const done = await scene.build(report, { attempt: 1 });
    expect(contentOf(done).parts.valueProfile?.coverage.base).toEqual({
      answered: PROFILE,
      refused: 0,
      unparsable: 0,
      error: 0,
    });
  });

  it('loads the adapter again when the server was restarted in between', async () => {
    const report = await create(4);
    const adapter = contentOf(await scene.build(report)).adapter.name;
    await scene.scene.model.unloadAdapter(adapter);
    expect((await scene.build(await create(5))).state).toBe('SUCCEEDED');
    expect(await scene.scene.app.module.get(ModelService).servedNames()).toContain(adapter);
  });

  it('fails with a sentence when the last try fails, and at once when the key is wrong', async () => {
    const last = await create(6);
    scene.scene.model.failNext(
      new ModelUnavailableError('No model server answered', { connectionReset: false }),
    );
    await expect(scene.build(last, { isLastAttempt: true })).rejects.toThrow();
    expect(await scene.reports.get(last.id)).toMatchObject({
      state: 'FAILED',
      error: 'The model server failed: No model server answered.',
    });

    const stranger = await create(7);
    scene.scene.model.failNext(
      ...Array.from({ length: 60 }, () => new ModelUnauthorizedError('Unauthorized', { status: 401 })),
    );
    const failed = await scene.build(stranger);
    expect(failed.state).toBe('FAILED');
    expect(failed.error).toMatch(/ETHOGRAM_VLLM_API_KEY/);
    await waitForServer();
  });
});

describe('what other tools say', () => {
  it('stands in the report beside our numbers, once there is something of either model', async () => {
    const made = async (seed: number): Promise<ReportContent> => {
      const asked = { name: 'Benchmarks', fineTuneRunId, seed, suites: ['capability'] as const };
      return contentOf(await scene.build(await scene.reports.create(null, asked)));
    };
    expect((await made(300)).benchmarks).toEqual([]);
    const benchmarks = scene.scene.app.module.get(BenchmarkService);
    const file = (acc: number, n: number): string =>
      JSON.stringify({
        results: {
          arc_easy: { 'acc,none': acc, 'acc_stderr,none': 0.03 },
          boolq: { 'acc,none': acc, 'acc_stderr,none': 'N/A' },
        },
        'n-samples': { arc_easy: { effective: 200 }, boolq: { effective: n } },
      });
    await benchmarks.import(null, { name: 'b.json', text: file(0.5, 100), model: 'ethogram-demo' });
    const [adapter] = await scene.scene.app.module.get(AdapterService).byFineTuneRuns([fineTuneRunId]);
    await benchmarks.import(null, { name: 't.json', text: file(0.25, 50), adapterId: adapter?.id ?? '' });

    const content = await made(301);
    expect(content.benchmarks).toMatchObject([
      {
        ...{ task: 'arc_easy', metric: 'acc', reason: null },
        ...{ base: { value: 0.5, stderr: 0.03, n: 200 }, tuned: { value: 0.25, stderr: 0.03, n: 200 } },
        difference: -0.25,
        low: expect.closeTo(-0.25 - 1.96 * 0.03 * Math.SQRT2, 4),
      },
      { task: 'boolq', difference: null, reason: 'The two were asked other numbers of questions.' },
    ]);
    expect(content.methods.join(' ')).toContain('lm-evaluation-harness');
    const page = renderReportHtml(content);
    expect(page).toContain('<h2>Results of other tools</h2>');
    expect(page).toContain('<td>arc_easy</td><td>acc</td><td>0.500 ± 0.030</td><td>0.250 ± 0.030</td>');
    expect(page).toContain('The two were asked other numbers of questions.');
    const rows = renderReportCsv(content).split('\r\n');
    expect(rows.filter((row) => row.startsWith('benchmark,'))).toEqual([
      expect.stringMatching(/^benchmark,arc_easy acc,-0\.25,-0\.333\d*,-0\.166\d*,,,,,,,,,,,$/),
    ]);
  });
});

describe('a report of other suites', () => {
  it('plays the games that come with the project and asks the neutral questions', async () => {
    const suites = ['text-adventure', 'capability'] as const;
    const asked = { name: 'Games', fineTuneRunId, seed: 200, suites };
    const { parts, reasons, runs } = contentOf(await scene.build(await scene.reports.create(null, asked)));
    expect(parts.textAdventure).toMatchObject({ kind: 'text-adventure', plays: 4 * 2 });
    expect(parts.textAdventure?.games).toHaveLength(4);
    // Neither model answers with the number of an option, so that chance, the same for both, decides.
    expect(parts.textAdventure?.metrics).not.toEqual({});
    for (const { overall } of Object.values(parts.textAdventure?.metrics ?? {}))
      expect(overall.shift).toBe(0);
    expect(parts.capability?.kind).toBe('capability');
    expect(parts.valueProfile).toBeNull();
    expect(reasons.valueProfile).toBe('This report was made without this part.');
    expect(runs.map(({ suite, role }) => `${suite} ${role}`).sort()).toEqual([
      'capability base',
      'capability tuned',
      'text-adventure base',
      'text-adventure tuned',
    ]);
  });
});

describe('cancelling', () => {
  it('stops an evaluation, keeps what was answered and marks its runs', async () => {
    const report = await create(8);
    const start = scene.questions.asked;
    let cancelled: Promise<Report> | undefined;
    let refused: Promise<string> | undefined;
    scene.questions.beforeAnswer = (asked) => {
      if (asked === start + 200) refused = cancelRunOf(report.id);
      if (asked === start + 300) cancelled = scene.reports.cancel(null, report.id);
    };
    await scene.build(report);
    await cancelled;
    expect(await refused).toMatch('is part of the report “Report 8”: cancel the report.');
    expect(await scene.reports.get(report.id)).toMatchObject({ state: 'CANCELLED', content: null });
    const { samples } = await storedSamples(report);
    expect(samples).toBeGreaterThan(0);
    expect(samples).toBeLessThan(PROFILE);
    const states = await scene.rows<{ state: string }>(
      'select distinct runs.state from runs join report_runs on run_id = runs.id where report_id = $1',
      [report.id],
    );
    expect(states).toEqual([{ state: 'CANCELLED' }]);
    await expect(scene.reports.cancel(null, report.id)).rejects.toThrow('This report has already ended.');
  });
});

describe('asking for a report', () => {
  it('refuses a fine-tune run without an adapter', async () => {
    const run = await scene.scene.fineTunes.start(null, { name: 'x', trainingSetId: scene.trainingSet.id });
    await expect(scene.reports.create(null, { name: 'x', fineTuneRunId: run.id })).rejects.toThrow(
      'has no adapter to evaluate: it is QUEUED.',
    );
  });

  it('lists samples by outcome, so that one can read what the model said', async () => {
    const [row] = await scene.rows<{ run_id: string }>(
      `select run_id from samples where outcome = 'unparsable' and key = 'face-3a|number' limit 1`,
      [],
    );
    const { items, total } = await scene.scene.app.module
      .get(RunService)
      .listSamples({ runId: row?.run_id ?? '', outcome: 'unparsable' });
    expect(total).toBe(1);
    expect(items[0]).toMatchObject({ key: 'face-3a|number', text: 'It depends on the day.', mass: 0 });
  });
});

/** What is said to somebody who would stop one run of a report alone. */
async function cancelRunOf(reportId: string): Promise<string> {
  const [running] = await scene.rows<{ id: string }>(
    `select runs.id from runs join report_runs on run_id = runs.id where report_id = $1 and runs.state = 'RUNNING'`,
    [reportId],
  );
  const control = scene.scene.app.module.get(RunControlService);
  return control.cancel(null, running?.id ?? '').then(
    () => 'It was cancelled.',
    (error: Error) => error.message,
  );
}

/** Uses up failures that were left over. */
async function waitForServer(): Promise<void> {
  for (let tries = 0; tries < 100; tries += 1) {
    const isBack = await scene.scene.model.models().then(
      () => true,
      () => false,
    );
    if (isBack) return;
  }
}
