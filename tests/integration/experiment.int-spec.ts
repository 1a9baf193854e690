import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { SweepReportContent } from '@ethogram/core';
import {
  type Experiment,
  ExperimentExport,
  ExperimentStore,
  type ExperimentStep,
  ReportService,
} from '@ethogram/evaluation';
import { SweepService } from '@ethogram/models';
import { ExperimentScene } from './experiment-scene.js';

const NATURE = 'universalism-nature';
const SUITES = ['value-profile', 'held-out-survey', 'moral-judgment', 'capability'];
/** Nature goes down by 2 in two and by 3 in the other two of its held-out families. */
const TAUGHT = -2.5;

let scene: ExperimentScene;
let releaseId: string;

beforeAll(async () => {
  scene = await ExperimentScene.set();
  releaseId = (await scene.reports.release()).id;
  await scene.app.startJobs();
});
afterAll(() => scene.app.close());
beforeEach(() => {
  scene.trainer = () => 'adapter';
});
afterEach(() => {
  jest.restoreAllMocks();
});

const stateOf = (steps: readonly ExperimentStep[]): Record<string, string> =>
  Object.fromEntries(steps.map(({ key, state }) => [key.replace('|ethogram-demo', ''), state]));

/** The first time that each thing is done the worker dies before it hears so: this one, or that of the queue. */
function diesAfter<Service extends object>(
  service: Service,
  method: keyof Service & string,
  nameOf: (...args: never[]) => string,
  deaths: Set<string>,
): void {
  const work = (service[method] as (...args: unknown[]) => Promise<unknown>).bind(service);
  jest.spyOn(service as Record<string, () => Promise<unknown>>, method).mockImplementation((async (
    ...args: unknown[]
  ) => {
    const made = await work(...args);
    const name = `${method} ${nameOf(...(args as never[]))}`;
    if (deaths.has(name)) return made;
    deaths.add(name);
    throw new Error('kill -9');
  }) as never);
}

/** What is the same of two experiments that trained and asked the same, whatever else one of them asked. */
function numbersOf({ content, state, error }: Experiment): unknown {
  if (!content) throw new Error(`It is ${state}: ${error}`);
  const { notice, transfer, spread, members } = content;
  return {
    ...{ notice, spread },
    members: members.map(({ baseModel, target, seed }) => ({ baseModel, target, seed })),
    transfer: transfer.map(({ cells: { heldOutSurvey, moralJudgment } }) => ({
      heldOutSurvey,
      moralJudgment,
    })),
  };
}

const heldOutShift = (content: SweepReportContent | null, member = 0): number | undefined =>
  content?.transfer[member]?.cells.heldOutSurvey.shift?.shift;

let whole: Experiment;

describe('an experiment of which a part fails', () => {
  it('ends everything else, says what is missing, and takes up only that when it goes on', async () => {
    const values = [NATURE, 'tradition'];
    scene.trainer = ({ target, delta }) =>
      delta === 0 || target === 'tradition' ? { fails: 'The loss is not a number.' } : 'adapter';
    const before = await scene.made();
    const failed = await scene.ended(await scene.start({ values, steering: false }));
    expect(failed.state).toBe('FAILED');
    expect(failed.error).toMatch(
      /^2 of 4 steps did not succeed; the first: Fine-tunes of ethogram-demo: Of 3/,
    );
    expect(stateOf(await scene.steps(failed))).toEqual({
      sweep: 'FAILED',
      [`report|${NATURE}|lower|3|0`]: 'SUCCEEDED',
      'report|tradition|lower|3|0': 'FAILED',
      compose: 'SUCCEEDED',
    });
    expect(failed.content?.members).toHaveLength(1);
    expect(failed.content?.notice).toContain(
      'Missing: tradition -3, seed 0 of ethogram-demo: Its training did not succeed: The loss is not a number.',
    );
    const adapters = await scene.adaptersOf(failed);
    const asked = scene.asked(adapters);

    scene.trainer = () => 'adapter';
    const again = await scene.experiments.startOrContinue(null, scene.request({ values, steering: false }));
    expect(again.id).toBe(failed.id);
    const done = await scene.ended(again);
    expect(done).toMatchObject({ state: 'SUCCEEDED', error: null });
    expect(done.content?.members.map(({ target }) => target?.value)).toEqual(values);
    expect(done.content?.notice).not.toContain('Missing');
    for (const member of [0, 1]) expect(heldOutShift(done.content, member)).toBeCloseTo(TAUGHT, 0);
    // Two that failed were started once more; the one that succeeded was not, and was asked nothing again.
    expect((await scene.made()).starts - before.starts).toBe(5);
    expect(scene.asked(adapters).different).toBe(asked.different);
    // The sham that could not be trained at first is what every report is held against now.
    for (const { kind, madeId } of await scene.steps(done)) {
      if (kind !== 'report') continue;
      const { content } = await scene.reports.reports.get(madeId ?? '');
      expect(content?.controls.find((control) => control.kind === 'sham')?.reason).toBeNull();
    }
  }, 60_000);
});

describe('an experiment', () => {
  it('goes from an untouched model to one report', async () => {
    const before = await scene.made();
    const started = await scene.start({ suites: SUITES, releaseId });
    whole = await scene.ended(started);
    expect(whole).toMatchObject({ state: 'SUCCEEDED', error: null, demonstration: true });
    const steps = await scene.steps(whole);
    expect(stateOf(steps)).toEqual({
      release: 'SUCCEEDED',
      sweep: 'SUCCEEDED',
      [`report|${NATURE}|lower|3|0`]: 'SUCCEEDED',
      compose: 'SUCCEEDED',
    });
    expect(steps.every(({ startedAt, finishedAt }) => startedAt && finishedAt)).toBe(true);
    const { sweeps, sets, starts, reports } = await scene.made();
    expect([sweeps - before.sweeps, sets - before.sets, starts - before.starts]).toEqual([1, 2, 2]);
    expect(reports - before.reports).toBe(1);
  }, 60_000);

  it('tells what was taught, where it showed, and what the model was like before', () => {
    const { content } = whole;
    expect(content).toMatchObject({
      title: `Survey to behavior, ${NATURE}`,
      members: [{ baseModel: 'ethogram-demo', target: { value: NATURE, delta: -3 }, seed: 0 }],
      profiles: [{ model: 'ethogram-demo', range: [1, 6] }],
    });
    expect(content?.notice).not.toContain('Missing');
    expect(content?.profiles[0]?.values[NATURE]?.mean).toBeCloseTo(4.5, 6);
    const cells = content?.transfer[0]?.cells;
    expect(heldOutShift(content)).toBeCloseTo(TAUGHT, 6);
    expect(cells?.valueProfile.shift?.shift).toBeCloseTo(TAUGHT, 6);
    expect(cells?.moralJudgment.shift?.n).toBe(9);
    const spread = content?.spread[0]?.shifts ?? {};
    const moved = Object.entries(spread).flatMap(([value, entry]) =>
      Math.abs(entry.shift) > 1e-6 ? [value] : [],
    );
    expect(moved).toEqual([NATURE]);
    expect(Object.keys(spread)).toHaveLength(20);
  });

  it('holds every shift against an untouched model, one steered by words and a sham', async () => {
    const [report] = (await scene.steps(whole)).filter(({ kind }) => kind === 'report');
    const { content } = await scene.reports.reports.get(report?.madeId ?? '');
    expect(content?.controls.map(({ kind, reason }) => [kind, reason])).toEqual([
      ['base-again', null],
      ['prompt-steering', null],
      ['sham', null],
    ]);
    for (const { target } of content?.controls ?? []) expect(target?.shift).toBeCloseTo(0, 6);
  });

  it('is a page, a table and all of its numbers as files', async () => {
    const files = await scene.app.module.get(ExperimentExport).files(whole.id);
    const [html, json, csv] = files.map(({ body }) => body);
    expect(html).toContain(`<h1>Survey to behavior, ${NATURE}</h1>`);
    expect(JSON.parse(json ?? '')).toMatchObject({ report: { title: whole.name }, reports: [{ seed: 0 }] });
    expect(csv).toContain(`\r\nethogram-demo,${NATURE},-3,0,heldOutSurvey,${NATURE},-2.5,`);
  });

  it('that was asked for once is found again, not made again', async () => {
    const before = await scene.made();
    const request = scene.request({ suites: SUITES, releaseId });
    expect((await scene.experiments.startOrContinue(null, request)).id).toBe(whole.id);
    await scene.work(whole).done;
    expect(await scene.experiments.get(whole.id)).toEqual(whole);
    expect(await scene.made()).toEqual(before);
    await expect(scene.experiments.retry(null, whole.id)).rejects.toMatchObject({ code: 'CONFLICT' });
    await expect(scene.experiments.cancel(null, whole.id)).rejects.toMatchObject({ code: 'CONFLICT' });
  });
});

describe('an experiment whose worker dies', () => {
  it('within every step and between all of them makes and asks nothing twice, and tells the same', async () => {
    const deaths = new Set<string>();
    diesAfter(scene.app.module.get(SweepService), 'create', (_viewer, { id }: { id: string }) => id, deaths);
    diesAfter(scene.app.module.get(ReportService), 'create', (_viewer, { id }: { id: string }) => id, deaths);
    const store = scene.app.module.get(ExperimentStore);
    const noted = ({ key }: ExperimentStep, { state }: Partial<ExperimentStep>): string => `${key} ${state}`;
    diesAfter(store, 'note', noted, deaths);
    diesAfter(store, 'keepContent', (id: string) => id, deaths);
    diesAfter(store, 'begin', (id: string) => id, deaths);
    const before = await scene.made();
    const suites = ['held-out-survey', 'moral-judgment'];
    const experiment = await scene.start({ suites, releaseId, steering: false });
    // A worker after another takes it up; the queue's own would wait longer after each death.
    for (let tries = 0; (await scene.experiments.get(experiment.id)).finishedAt === null; tries += 1) {
      const worker = scene.work(experiment);
      if (tries % 4 === 3) await wait(300).then(worker.kill);
      else await worker.done.catch(() => undefined);
    }
    const ended = await scene.experiments.get(experiment.id);
    expect([...deaths].length).toBeGreaterThanOrEqual(10);
    expect(ended).toMatchObject({ state: 'SUCCEEDED', error: null });
    const { sweeps, sets, runs, starts, reports } = await scene.made();
    expect([sweeps - before.sweeps, sets - before.sets, reports - before.reports]).toEqual([1, 2, 1]);
    expect([runs - before.runs, starts - before.starts]).toEqual([2, 2]);
    for (const experiment of [ended, whole]) {
      const { asked, different } = scene.asked(await scene.adaptersOf(experiment));
      expect(asked).toBe(different);
    }
    expect(numbersOf(ended)).toEqual(numbersOf(whole));
  }, 60_000);
});

describe('cancelling an experiment', () => {
  it('stops what trains, evaluates nothing, and goes on from there when it is retried at once', async () => {
    scene.trainer = () => 'never';
    const experiment = await scene.start({ seeds: [7], steering: false });
    await scene.until(experiment, (_experiment, steps) =>
      steps.some(({ kind, state }) => kind === 'sweep' && state === 'RUNNING'),
    );
    await scene.experiments.cancel(null, experiment.id);
    const cancelled = await scene.ended(experiment);
    expect(cancelled).toMatchObject({ state: 'CANCELLED', error: null, content: null });
    const steps = await scene.steps(cancelled);
    expect(new Set(steps.map(({ state }) => state))).toEqual(new Set(['CANCELLED']));

    scene.trainer = () => 'adapter';
    await scene.experiments.retry(null, experiment.id);
    const done = await scene.ended(experiment);
    expect(done).toMatchObject({ state: 'SUCCEEDED', error: null });
    expect(heldOutShift(done.content)).toBeCloseTo(TAUGHT, 6);
  }, 60_000);

  it('stops also what a worker had begun and could not note', async () => {
    const deaths = new Set<string>();
    const sweeps = scene.app.module.get(SweepService);
    scene.trainer = () => 'never';
    diesAfter(sweeps, 'create', (_viewer, { id }: { id: string }) => id, deaths);
    const experiment = await scene.start({ seeds: [8] });
    await scene.until(experiment, () => deaths.size === 1);
    await scene.experiments.cancel(null, experiment.id);
    await scene.work(experiment).done;
    expect(await scene.experiments.get(experiment.id)).toMatchObject({ state: 'CANCELLED' });
    const [sweep] = (await scene.steps(experiment)).filter(({ kind }) => kind === 'sweep');
    expect(await sweeps.get(sweep?.madeId ?? '')).toMatchObject({ state: 'CANCELLED' });
  }, 60_000);
});

describe('before an experiment is made', () => {
  it.each([
    [{ models: [] }, /served name of at least one model/],
    [{ models: ['gpt-17'] }, /does not serve gpt-17; it serves ethogram-demo/],
    [{ values: ['kindness'] }, /no value kindness/],
    [{ values: [] }, /at least one value/],
    [{ values: 0 }, /1 to 20 values/],
    [{ values: 2.5 }, /1 to 20 values/],
    [{ directions: ['sideways'] }, /lower and raise/],
    [{ deltas: [9] }, /from 1 to 5/],
    [{ suites: ['capability'] }, /needs the held-out survey/],
    [{ suites: ['held-out-survey', 'astrology'] }, /no suite astrology/],
    [{ releaseId: '01900000-0000-7000-8000-000000000009' }, /no release/],
  ])('it is refused with what is wrong: %#', async (changes, sentence) => {
    const before = await scene.experiments.list();
    await expect(scene.start(changes)).rejects.toThrow(sentence);
    await expect(scene.experiments.preview(scene.request(changes))).rejects.toThrow(sentence);
    expect((await scene.experiments.list()).total).toBe(before.total);
  });

  it('an adapter is no model to start from', async () => {
    const [adapter] = await scene.adaptersOf(whole);
    await expect(scene.start({ models: [adapter ?? ''] })).rejects.toThrow(
      'is an adapter; an experiment starts from base models.',
    );
  });

  it('its trainings are counted', async () => {
    const forecasts = await scene.experiments.preview(scene.request({ values: 3, seeds: [0, 1] }));
    expect(forecasts).toMatchObject([{ model: 'ethogram-demo', forecast: { trainings: 8 } }]);
  });
});
