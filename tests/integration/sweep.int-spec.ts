import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { TrainingSetService } from '@ethogram/datasets';
import { FineTuneService } from '@ethogram/models';
import { InstrumentService } from '@ethogram/surveys';
import { SweepScene, trains } from './sweep-scene.js';

let scene: SweepScene;

beforeAll(async () => {
  scene = await SweepScene.set({ capacity: 2 });
  await scene.app.startJobs();
});
afterAll(() => scene.app.close());
beforeEach(() => {
  scene.trainer = trains;
  scene.mute.clear();
  scene.mostAtWork = 0;
});

const keysIn = (cells: readonly { key: string; state: string }[], state: string): string[] =>
  cells.filter((cell) => cell.state === state).map(({ key }) => key);

/** The work is done, and the worker dies before it hears so. */
function diesAfter<Service extends object>(
  service: Service,
  method: keyof Service & string,
  deaths: { seen: number },
): void {
  const work = (service[method] as (...args: unknown[]) => Promise<unknown>).bind(service);
  jest.spyOn(service as Record<string, () => Promise<unknown>>, method).mockImplementation((async (
    ...args: unknown[]
  ) => {
    await work(...args);
    deaths.seen += 1;
    throw new Error('kill -9');
  }) as never);
}

describe('a sweep', () => {
  it('trains every cell, as many at once as the launcher allows, and asks the model each question once', async () => {
    const alone = await scene.create();
    await scene.ended(alone);
    const once = scene.asked;
    scene.asked = 0;
    scene.mostAtWork = 0;

    const sweep = await scene.create({ values: ['tradition', 'face'], seeds: [0, 1], sham: true });
    expect(await scene.ended(sweep)).toMatchObject({ state: 'SUCCEEDED', error: null });
    const cells = await scene.cells(sweep);
    expect(cells).toHaveLength(6);
    expect(new Set(cells.map(({ trainingSetId }) => trainingSetId)).size).toBe(3);
    expect(scene.asked).toBe(once);
    expect(scene.mostAtWork).toBe(2);

    const sets = await scene.rows<{ target: string; delta: number; state: string }>(
      `select target, delta, state from training_sets where id = any($1) order by delta, target`,
      [cells.map(({ trainingSetId }) => trainingSetId)],
    );
    expect(sets).toEqual([
      { target: 'face', delta: -1, state: 'SUCCEEDED' },
      { target: 'tradition', delta: -1, state: 'SUCCEEDED' },
      { target: 'tradition', delta: 0, state: 'SUCCEEDED' },
    ]);
    const runs = await scene.rows<{ seed: number; attempt: number }>(
      `select seed, attempt from fine_tune_runs where id = any($1)`,
      [cells.map(({ fineTuneRunId }) => fineTuneRunId)],
    );
    expect(runs.map(({ seed }) => seed).sort()).toEqual([0, 0, 0, 1, 1, 1]);
    expect(runs.every(({ attempt }) => attempt === 1)).toBe(true);
  }, 120_000);

  it('goes on when one training fails, says so, and takes up only that one when it is retried', async () => {
    const sweep = await scene.create({ values: ['face', 'tradition'] });
    const [face] = await scene.cells(sweep);
    scene.trainer = async (handle, launcher) => {
      if (handle.runId !== face?.fineTuneRunId) return trains(handle, launcher);
      launcher.begin(handle);
      launcher.fail(handle, 'The loss is not a number.');
    };
    const failed = await scene.ended(sweep);
    expect(failed).toMatchObject({ state: 'FAILED' });
    expect(failed.error).toMatch(/^Of 2 trainings 1 failed; the others are done\./);
    const cells = await scene.cells(sweep);
    expect(cells).toMatchObject([
      { key: 'face|lower|1|0', state: 'FAILED', error: 'The loss is not a number.' },
      { key: 'tradition|lower|1|0', state: 'SUCCEEDED' },
    ]);

    scene.trainer = trains;
    await scene.sweeps.retry(null, sweep.id);
    expect(await scene.ended(sweep)).toMatchObject({ state: 'SUCCEEDED', error: null });
    const starts = await scene.rows<{ attempt: number }>(
      `select attempt from fine_tune_runs join sweep_cells on fine_tune_run_id = fine_tune_runs.id
        where sweep_id = $1 order by position`,
      [sweep.id],
    );
    expect(starts.map(({ attempt }) => attempt)).toEqual([2, 1]);
    await expect(scene.sweeps.retry(null, sweep.id)).rejects.toMatchObject({ code: 'CONFLICT' });
  }, 120_000);

  it('fails the cells of a training set that cannot be built, and builds another one when it is retried', async () => {
    const instruments = scene.app.module.get(InstrumentService, { strict: false });
    for (const item of await instruments.items(scene.instrumentId))
      if (item.value === 'humility') scene.mute.add(item.text);
    scene.refusals = 1;
    const sweep = await scene.create({ values: ['face', 'humility', 'tradition'], seeds: [0, 1] });
    await scene.ended(sweep);
    const before = await scene.cells(sweep);
    expect(keysIn(before, 'FAILED')).toHaveLength(4);
    expect(before[0]?.error).toMatch(/refuse/);
    expect(before[2]?.error).toMatch(/answers hardly any item of humility with a digit/);
    expect(keysIn(before, 'SUCCEEDED')).toEqual(['tradition|lower|1|0', 'tradition|lower|1|1']);

    await scene.sweeps.retry(null, sweep.id);
    expect(await scene.ended(sweep)).toMatchObject({ state: 'FAILED' });
    const after = await scene.cells(sweep);
    expect(keysIn(after, 'SUCCEEDED')).toHaveLength(4);
    expect(after[0]?.trainingSetId).not.toBe(before[0]?.trainingSetId);
    expect(after[0]?.trainingSetId).toBe(after[1]?.trainingSetId);
    expect(after[4]?.trainingSetId).toBe(before[4]?.trainingSetId);
  }, 120_000);

  it('cancels what trains, never begins the rest, and goes on from there when it is retried', async () => {
    scene.trainer = (handle, launcher) => launcher.begin(handle);
    const sweep = await scene.create({ seeds: [0, 1, 2, 3] });
    await scene.until(sweep, (_sweep, cells) => keysIn(cells, 'TRAINING').length === 2);
    await scene.sweeps.cancel(null, sweep.id);
    await expect(scene.sweeps.cancel(null, sweep.id)).rejects.toMatchObject({ code: 'CONFLICT' });
    expect(await scene.ended(sweep)).toMatchObject({ state: 'CANCELLED', error: null });
    expect(keysIn(await scene.cells(sweep), 'CANCELLED')).toHaveLength(4);
    const ran = await scene.rows<{ state: string }>(
      `select fine_tune_runs.state from fine_tune_runs join sweep_cells on fine_tune_run_id = fine_tune_runs.id
        where sweep_id = $1`,
      [sweep.id],
    );
    expect(ran).toEqual([{ state: 'CANCELLED' }, { state: 'CANCELLED' }]);

    scene.trainer = trains;
    await scene.sweeps.retry(null, sweep.id);
    expect(await scene.ended(sweep)).toMatchObject({ state: 'SUCCEEDED' });
  }, 120_000);
});

describe('a sweep whose worker dies', () => {
  it('makes nothing twice, whatever was made before it could be noted', async () => {
    const deaths = { seen: 0 };
    diesAfter(scene.app.module.get(TrainingSetService, { strict: false }), 'create', deaths);
    diesAfter(scene.app.module.get(FineTuneService, { strict: false }), 'start', deaths);
    try {
      const sweep = await scene.create({ name: 'Deaths', values: ['tradition', 'face'], seeds: [0, 1] });
      // A worker after another takes it up; the queue's own would wait longer after each death.
      while (['QUEUED', 'RUNNING'].includes((await scene.sweeps.get(sweep.id)).state))
        await scene.work(sweep).done.catch(() => undefined);
      expect(deaths.seen).toBeGreaterThanOrEqual(6);
      expect(await scene.sweeps.get(sweep.id)).toMatchObject({ state: 'SUCCEEDED' });
      expect(await scene.madeBy(sweep)).toEqual({ sets: 2, runs: 4, starts: 4 });
    } finally {
      jest.restoreAllMocks();
    }
  }, 120_000);

  it('is gone on with by another one, also by two at once that each take the other for dead', async () => {
    const sweep = await scene.create({ name: 'Two workers', values: ['tradition', 'face', 'hedonism'] });
    for (let kills = 0; kills < 4; kills += 1) {
      const workers = [scene.work(sweep), scene.work(sweep)];
      await wait(400);
      await Promise.all(workers.map(({ kill }) => kill()));
    }
    await scene.ended(sweep);
    expect(await scene.madeBy(sweep)).toEqual({ sets: 3, runs: 3, starts: 3 });
  }, 120_000);
});

describe('before a sweep is made', () => {
  it('its trainings are counted, with the time that earlier ones took', async () => {
    const forecast = await scene.sweeps.preview(
      scene.request({ values: ['tradition', 'face'], deltas: [1, 2], seeds: [0, 1, 2], sham: true }),
    );
    expect(forecast).toMatchObject({ trainings: 15, trainingSets: 5, capacity: 2 });
    expect(forecast.basedOn).toBeGreaterThan(5);
    expect(forecast.expectedSeconds).toBeCloseTo(8 * (forecast.secondsEach ?? NaN));
    const other = await scene.sweeps.preview(scene.request({ baseModel: 'never-trained' }));
    expect(other).toMatchObject({ secondsEach: null, expectedSeconds: null, basedOn: 0 });
  });

  it.each([
    [{ values: ['kindness'] }, /no value kindness/],
    [{ values: [] }, /at least one value/],
    [{ deltas: [9] }, /from 1 to 5/],
    [{ seeds: Array.from({ length: 401 }, (_, seed) => seed) }, /401 trainings; a sweep has 400 at most/],
    [{ hyperparameters: { optimizer: { epochs: 0 } } }, /optimizer.epochs/],
    [{ baseModel: ' ' }, /name of a served model/],
    [{ name: 'x'.repeat(101) }, /100 characters/],
  ])('it is refused with what is wrong: %#', async (changes, sentence) => {
    await expect(scene.create(changes)).rejects.toThrow(sentence);
  });

  it('asking twice with one id makes one sweep', async () => {
    const id = '01900000-0000-7000-8000-000000000001';
    const [one, other] = [await scene.create({ id }), await scene.create({ id })];
    expect(other.id).toBe(one.id);
    expect(await scene.rows('select 1 from sweep_cells where sweep_id = $1', [id])).toHaveLength(1);
    await scene.ended(one);
  }, 60_000);
});
