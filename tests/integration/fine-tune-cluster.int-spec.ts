import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { setTimeout as wait } from 'node:timers/promises';
import type { TrainingSet } from '@ethogram/datasets';
import { FineTuneCatalogueService, type FineTuneRun } from '@ethogram/models';
import { type Attempt, FineTuneScene } from './fine-tune-scene.js';

let scene: FineTuneScene;
let trainingSet: TrainingSet;
let catalogue: FineTuneCatalogueService;

beforeAll(async () => {
  scene = await FineTuneScene.set(() => ({ '5': 0.8, '4': 0.2 }));
  trainingSet = await scene.trainingSet();
  catalogue = scene.app.module.get(FineTuneCatalogueService);
});
afterAll(() => scene.app.close());
beforeEach(() => {
  scene.launcher.isAway = false;
});

async function start(): Promise<{ run: FineTuneRun; worker: Attempt }> {
  const run = await scene.fineTunes.start(null, { name: 'Elsewhere', trainingSetId: trainingSet.id });
  scene.adapters[scene.folderOf(run)] = () => ({ '2': 1 });
  return { run, worker: scene.work(run) };
}

async function startTraining(): Promise<{ run: FineTuneRun; worker: Attempt }> {
  const { run, worker } = await start();
  await scene.until(run.id, ({ attempt }) => attempt === 1);
  scene.launcher.begin(scene.handleOf(run));
  await scene.until(run.id, ({ state }) => state === 'RUNNING');
  return { run, worker };
}

/** Until the run has said so among its events. */
async function saidAway(run: FineTuneRun): Promise<void> {
  for (let tries = 0; tries < 400; tries += 1) {
    if ((await eventTypes(run)).includes('cluster-away')) return;
    await wait(25);
  }
  throw new Error('Waited ten seconds in vain for the run to say that the cluster is away.');
}

async function eventTypes(run: FineTuneRun): Promise<string[]> {
  return (await catalogue.eventsOf([run.id])).map(({ type }) => type);
}

describe('a fine-tune run on a cluster', () => {
  it('is neither given up nor started again while the cluster cannot be asked', async () => {
    const { run, worker } = await startTraining();
    scene.launcher.isAway = true;
    await saidAway(run);
    expect((await scene.fineTunes.get(run.id)).state).toBe('RUNNING');
    scene.launcher.isAway = false;
    await scene.finish(run);
    await worker.done;
    expect(await scene.fineTunes.get(run.id)).toMatchObject({ state: 'SUCCEEDED', attempt: 1, deaths: 0 });
    expect(scene.launcher.startsOf(scene.handleOf(run))).toBe(1);
    expect((await eventTypes(run)).filter((type) => type === 'cluster-away')).toHaveLength(1);
  });

  it('starts when the cluster is there, and can be cancelled before', async () => {
    scene.launcher.isAway = true;
    const { run, worker } = await start();
    await saidAway(run);
    expect((await scene.fineTunes.get(run.id)).attempt).toBe(0);
    await scene.fineTunes.cancel(null, run.id);
    scene.launcher.isAway = false;
    await worker.done;
    expect(await scene.fineTunes.get(run.id)).toMatchObject({ state: 'CANCELLED', attempt: 0, error: null });
  });

  it('fails, and is not started again, when somebody stopped its job on the cluster', async () => {
    const { run, worker } = await startTraining();
    scene.launcher.stopElsewhere(scene.handleOf(run), 'The job was cancelled in Slurm.');
    await worker.done;
    expect(await scene.fineTunes.get(run.id)).toMatchObject({
      state: 'FAILED',
      attempt: 1,
      error: 'The job was cancelled in Slurm.',
    });
  });
});
