import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { VALUE_KEYS } from '@ethogram/core';
import type { Release } from '@ethogram/datasets';
import { DEMONSTRATION_NOTICE, type Report, RunService } from '@ethogram/evaluation';
import { ModelService } from '@ethogram/models';
import { ModelUnauthorizedError, ModelUnavailableError } from '@ethogram/vllm-client';
import { TARGET } from './fine-tune-scene.js';
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
      moralJudgment: null,
      release: null,
      moralJudgmentReason: 'There is no moral-judgment release yet.',
    });
    expect(content.runs).toHaveLength(4);
    expect(content.outcomes.base.moralJudgment).toBeNull();
  });
});

describe('a report', () => {
  let report: Report;

  beforeAll(async () => {
    release = await scene.release();
    report = await scene.build(await create(1));
  });

  it('finds the shift that was put into the model, in the value and in no other', () => {
    const { heldOutSurvey, valueProfile, target } = contentOf(report);
    expect(target).toEqual({ value: TARGET, delta: -3 });
    // Held out: families 3, 4, 7, 8 moved by −2, −3, −2, −3: mean −2.5, s = 1/√3, t(3)·s/√4 = 0.918693.
    const nature = heldOutSurvey[TARGET];
    expect(nature).toMatchObject({ n: 32, clusters: 4 });
    expect(nature?.shift).toBeCloseTo(-2.5, 6);
    expect(nature?.low).toBeCloseTo(-3.418693, 4);
    expect(nature?.high).toBeCloseTo(-1.581307, 4);
    expect(valueProfile[TARGET]).toMatchObject({ n: 48, clusters: 8 });
    expect(valueProfile[TARGET]?.base.mean).toBeCloseTo(4.5, 6);
    expect(valueProfile[TARGET]?.tuned.mean).toBeCloseTo(2, 6);
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
    expect(contentOf(report).selectivity.heldOutSurvey).toBeCloseTo(-47.5, 3);
  });

  it('finds less support for the value where it is at stake, and what changed where it is not', () => {
    const { moralJudgment } = contentOf(report);
    // Six cases at −0.4, three attained ones from 1 − 0.6 to 1 − 0.9.
    expect(moralJudgment?.[TARGET]?.shift).toBeCloseTo((6 * -0.4 + 3 * -0.3) / 9, 5);
    expect(moralJudgment?.[TARGET]).toMatchObject({ n: 9, notAtStake: { n: 2 } });
    expect(moralJudgment?.[TARGET]?.notAtStake?.shift).toBeCloseTo(0.1, 5);
    expect(moralJudgment?.face?.shift).toBeCloseTo(0.1, 5);
    expect(Object.keys(moralJudgment ?? {}).sort()).toEqual(['face', TARGET]);
  });

  it('keeps and counts what was not answered', () => {
    const { outcomes, leftOut } = contentOf(report);
    expect(outcomes.base.heldOutSurvey).toEqual({ answered: HELD_OUT, refused: 0, unparsable: 0, error: 0 });
    expect(outcomes.tuned.heldOutSurvey).toEqual({
      answered: HELD_OUT - 1,
      refused: 0,
      unparsable: 1,
      error: 0,
    });
    expect(outcomes.tuned.moralJudgment).toEqual({
      answered: CASES - 1,
      refused: 0,
      unparsable: 0,
      error: 1,
    });
    expect(leftOut).toEqual({ valueProfile: 0, heldOutSurvey: 1, moralJudgment: 1 });
    expect(TOO_LONG_CASE).toBe(CASES - 1);
  });

  it('can be followed back to what it is made of', async () => {
    const content = contentOf(report);
    expect(content).toMatchObject({
      schema: 1,
      demonstration: true,
      notice: DEMONSTRATION_NOTICE,
      baseModel: 'ethogram-demo',
      seed: 1,
      level: 0.95,
      labelMethod: 'token-ids',
      trainingSet: { id: scene.trainingSet.id, rows: scene.trainingSet.rowCount },
      release: { id: release.id, contentHash: release.contentHash },
    });
    expect(content.runs).toHaveLength(6);
    expect(content.runDetails.every(({ reused }) => !reused)).toBe(true);
    expect(report).toMatchObject({ state: 'SUCCEEDED', progressDone: SAMPLES, progressTotal: SAMPLES });
    expect(await storedSamples(report)).toEqual({ samples: SAMPLES, keys: SAMPLES });
  });

  it('asks for letters where the verdict codes are several tokens, and writes it down', () => {
    const moral = contentOf(report).runDetails.filter(({ suite }) => suite === 'moral-judgment');
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
    expect(content.runDetails.filter(({ role }) => role === 'base').every(({ reused }) => reused)).toBe(true);
    expect(content.runDetails.filter(({ role }) => role === 'tuned').some(({ reused }) => reused)).toBe(
      false,
    );
    expect(content.runs.slice(0, 3).sort()).toEqual(contentOf(report).runs.slice(0, 3).sort());
    expect(content.heldOutSurvey[TARGET]?.shift).toBeCloseTo(0, 6);
    expect(content.selectivity.heldOutSurvey).toBeNull();
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
    // What is missing, the probes of what follows, and a few explanations of what was unparsable.
    expect(scene.questions.asked - resumedAt).toBeGreaterThanOrEqual(SAMPLES - kept - 2);
    expect(scene.questions.asked - resumedAt).toBeLessThan(SAMPLES - kept + 20);
    expect(contentOf(done).heldOutSurvey[TARGET]?.shift).toBeCloseTo(-2.5, 6);
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
    expect(contentOf(done).outcomes.base.valueProfile).toEqual({
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

describe('cancelling', () => {
  it('stops an evaluation, keeps what was answered and marks its runs', async () => {
    const report = await create(8);
    const start = scene.questions.asked;
    let cancelled: Promise<Report> | undefined;
    scene.questions.beforeAnswer = (asked) => {
      if (asked === start + 300) cancelled = scene.reports.cancel(null, report.id);
    };
    await scene.build(report);
    await cancelled;
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
      `select run_id from samples where outcome = 'unparsable' limit 1`,
      [],
    );
    const { items, total } = await scene.scene.app.module
      .get(RunService)
      .listSamples(row?.run_id ?? '', undefined, 'unparsable');
    expect(total).toBe(1);
    expect(items[0]).toMatchObject({ key: 'face-3a|number', text: 'It depends on the day.', mass: 0 });
  });
});

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
