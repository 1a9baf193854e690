import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { TrainingSet } from '@ethogram/datasets';
import {
  AdapterService,
  type FineTuneEvent,
  FineTuneCatalogueService,
  type FineTuneRun,
  ModelService,
  MOST_RESTARTS,
} from '@ethogram/models';
import { BlobStore } from '@ethogram/platform';
import { ModelUnavailableError } from '@ethogram/vllm-client';
import { type Attempt, FineTuneScene, WEIGHTS_SHA, writeAdapter } from './fine-tune-scene.js';

let scene: FineTuneScene;
let trainingSet: TrainingSet;
let catalogue: FineTuneCatalogueService;

beforeAll(async () => {
  scene = await FineTuneScene.set(() => ({ '5': 0.8, '4': 0.2 }));
  trainingSet = await scene.trainingSet();
  catalogue = scene.app.module.get(FineTuneCatalogueService);
});
afterAll(() => scene.app.close());

async function start(): Promise<FineTuneRun> {
  const run = await scene.fineTunes.start(null, {
    name: 'Lower nature',
    trainingSetId: trainingSet.id,
    seed: 3,
  });
  scene.adapters[scene.folderOf(run)] = () => ({ '2': 1 });
  return run;
}

/** A run with a trainer that trains. */
async function startTraining(): Promise<{ run: FineTuneRun; worker: Attempt }> {
  const run = await start();
  const worker = scene.work(run);
  await scene.until(run.id, ({ attempt }) => attempt === 1);
  scene.launcher.begin(scene.handleOf(run));
  return { run: await scene.until(run.id, ({ state }) => state === 'RUNNING'), worker };
}

function train(run: FineTuneRun, from: number, to: number): void {
  for (let step = from; step <= to; step += 1) {
    scene.launcher.emit(scene.handleOf(run), {
      type: 'progress',
      step,
      totalSteps: 10,
      epoch: step / 5,
      loss: 1 / step,
    });
  }
}

async function eventTypes(run: FineTuneRun): Promise<string[]> {
  return (await catalogue.eventsOf([run.id])).map(({ type }) => type);
}

async function eventOf(run: FineTuneRun, type: string): Promise<FineTuneEvent | undefined> {
  return (await catalogue.eventsOf([run.id])).find((event) => event.type === type);
}

async function storedMetrics(run: FineTuneRun): Promise<number> {
  const [row]: { count: string }[] = await scene.app.database.dataSource.query(
    'select count(*) from fine_tune_metrics where run_id = $1',
    [run.id],
  );
  return Number(row?.count);
}

describe('a fine-tune run', () => {
  it('goes from a training set to an adapter that the model server answers with', async () => {
    const { run, worker } = await startTraining();
    train(run, 1, 10);
    await scene.until(run.id, ({ step }) => step === 10);
    await scene.finish(run, { finalLoss: 0.1 });
    await worker.done;

    expect(await scene.fineTunes.get(run.id)).toMatchObject({
      state: 'SUCCEEDED',
      step: 10,
      totalSteps: 10,
      attempt: 1,
      deaths: 0,
      error: null,
    });
    const rows = await readFile(join(scene.handleOf(run).outputDir, 'training.jsonl'), 'utf8');
    expect(rows.trimEnd().split('\n')).toHaveLength(trainingSet.rowCount);
    const adapter = await scene.app.module.get(AdapterService).get(run.adapterId);
    expect(adapter).toMatchObject({
      baseModel: 'ethogram-demo',
      sha256: WEIGHTS_SHA,
      fineTuneRunId: run.id,
      origin: { finalLoss: 0.1, device: 'cpu' },
    });
    expect(adapter.name).toBe(`ethogram-demo-universalism-nature-low-${run.id.slice(-8)}`);
    const blobs = scene.app.module.get(BlobStore);
    expect(await blobs.exists(`adapters/${adapter.id}/adapter_config.json`)).toBe(true);
    expect(await scene.app.module.get(ModelService).list()).toContainEqual({
      name: adapter.name,
      kind: 'ADAPTER',
      parent: 'ethogram-demo',
      served: true,
      demonstration: true,
    });
    const metrics = await catalogue.metricsOf([run.id]);
    expect(metrics.map(({ step, loss }) => [step, loss])).toEqual(
      Array.from({ length: 10 }, (_, i) => [i + 1, 1 / (i + 1)]),
    );
    expect(await eventTypes(run)).toEqual(['started', 'finished']);
  });

  it('survives the death of its worker: the next one goes on with the same trainer and stores nothing twice', async () => {
    const { run, worker } = await startTraining();
    train(run, 1, 4);
    await scene.until(run.id, ({ step }) => step === 4);
    await worker.kill();
    expect((await scene.fineTunes.get(run.id)).state).toBe('RUNNING');
    train(run, 5, 8);
    const next = scene.work(run, { attempt: 1 });
    await scene.until(run.id, ({ step }) => step === 8);
    train(run, 9, 10);
    await scene.finish(run);
    await next.done;

    expect(await scene.fineTunes.get(run.id)).toMatchObject({ state: 'SUCCEEDED', attempt: 1 });
    expect(scene.launcher.startsOf(scene.handleOf(run))).toBe(1);
    expect(await storedMetrics(run)).toBe(10);
    expect(await eventTypes(run)).toEqual(['started', 'finished']);
  });

  it('is followed by two workers at once, as when a slow one was taken for dead, without doubling anything', async () => {
    const { run, worker } = await startTraining();
    const other = scene.work(run, { attempt: 1 });
    for (let step = 1; step <= 10; step += 1) {
      train(run, step, step);
      await scene.until(run.id, (current) => current.step === step);
    }
    await scene.finish(run);
    await Promise.all([worker.done, other.done]);
    expect(await storedMetrics(run)).toBe(10);
    expect(scene.launcher.startsOf(scene.handleOf(run))).toBe(1);
    expect((await scene.fineTunes.get(run.id)).state).toBe('SUCCEEDED');
  });

  it('starts a trainer that died again, and shows a step trained twice once', async () => {
    const { run, worker } = await startTraining();
    train(run, 1, 6);
    await scene.until(run.id, ({ step }) => step === 6);
    scene.launcher.die(scene.handleOf(run));
    await scene.until(run.id, ({ attempt }) => attempt === 2);
    scene.launcher.begin(scene.handleOf(run));
    train(run, 5, 10);
    await scene.finish(run);
    await worker.done;

    expect(await scene.fineTunes.get(run.id)).toMatchObject({ state: 'SUCCEEDED', attempt: 2, deaths: 1 });
    expect(await eventOf(run, 'trainer-died')).toMatchObject({
      step: 6,
      message: 'The trainer was ended by SIGKILL.',
    });
    expect(await eventTypes(run)).toContain('resumed');
    expect((await catalogue.metricsOf([run.id])).map(({ step }) => step)).toEqual([
      1, 2, 3, 4, 5, 6, 7, 8, 9, 10,
    ]);
    expect(await storedMetrics(run)).toBe(12);
  });

  it('gives up on a trainer that keeps dying, and says why', async () => {
    const { run, worker } = await startTraining();
    for (let launch = 1; launch <= MOST_RESTARTS + 1; launch += 1) {
      await scene.until(run.id, ({ attempt }) => attempt === launch);
      scene.launcher.die(scene.handleOf(run));
    }
    await worker.done;
    const ended = await scene.fineTunes.get(run.id);
    expect(ended).toMatchObject({ state: 'FAILED', attempt: MOST_RESTARTS + 1 });
    expect(ended.error).toBe('The trainer died 6 times; the last time: The trainer was ended by SIGKILL.');
  });

  it('fails with the sentence of a trainer that refuses its job, and can be resumed after that', async () => {
    const { run, worker } = await startTraining();
    scene.launcher.fail(scene.handleOf(run), 'The base model has no token for "3".');
    await worker.done;
    expect(await scene.fineTunes.get(run.id)).toMatchObject({
      state: 'FAILED',
      error: 'The base model has no token for "3".',
    });

    const resumed = await scene.fineTunes.resume(null, run.id);
    expect(resumed).toMatchObject({ state: 'QUEUED', error: null, round: 1 });
    const next = scene.work(resumed);
    await scene.until(run.id, ({ attempt }) => attempt === 2);
    await scene.finish(run);
    await next.done;
    expect(await scene.fineTunes.get(run.id)).toMatchObject({ state: 'SUCCEEDED', error: null });
  });

  it('refuses weights that are not those the trainer finished with', async () => {
    const { run, worker } = await startTraining();
    await scene.finish(run, { sha256: 'f'.repeat(64) });
    await worker.done;
    const ended = await scene.fineTunes.get(run.id);
    expect(ended.state).toBe('FAILED');
    expect(ended.error).toMatch(/SHA-256 .* they were not filed/);
    await expect(scene.app.module.get(AdapterService).get(run.adapterId)).rejects.toThrow(
      /There is no adapter/,
    );
  });

  it('succeeds while the model server is down, and the adapter is loaded when it is needed', async () => {
    const { run, worker } = await startTraining();
    await writeAdapter(scene.handleOf(run).outputDir);
    scene.model.failNext(new ModelUnavailableError('No model server answered', { connectionReset: false }));
    await scene.finish(run);
    await worker.done;
    expect((await scene.fineTunes.get(run.id)).state).toBe('SUCCEEDED');
    expect((await eventOf(run, 'adapter-not-served'))?.message).toMatch(/No model server answered/);

    const models = scene.app.module.get(ModelService);
    const adapter = await models.ensureAdapterServed(run.adapterId);
    expect(await models.servedNames()).toContain(adapter.name);
    await scene.model.unloadAdapter(adapter.name); // The server was restarted.
    expect(await models.servedNames()).not.toContain(adapter.name);
    await models.ensureAdapterServed(run.adapterId);
    await models.ensureAdapterServed(run.adapterId);
    expect(await models.servedNames()).toContain(adapter.name);
  });
});

describe('cancelling', () => {
  it('ends a run that waits at once; its job then does nothing', async () => {
    const run = await start();
    expect((await scene.fineTunes.cancel(null, run.id)).state).toBe('CANCELLED');
    await scene.work(run).done;
    expect(await scene.fineTunes.get(run.id)).toMatchObject({ state: 'CANCELLED', attempt: 0 });
    await expect(scene.fineTunes.cancel(null, run.id)).rejects.toThrow(
      'This fine-tune run has already ended.',
    );
  });

  it('stops a trainer; resuming goes on with it, and a job of the round before says nothing any more', async () => {
    const { run, worker } = await startTraining();
    train(run, 1, 3);
    expect((await scene.fineTunes.cancel(null, run.id)).state).toBe('CANCELLING');
    await worker.done;
    expect(await scene.fineTunes.get(run.id)).toMatchObject({ state: 'CANCELLED', step: 3 });
    expect((await scene.launcher.state(scene.handleOf(run))).state).toBe('cancelled');

    const resumed = await scene.fineTunes.resume(null, run.id);
    await scene.work(run).done;
    expect(await scene.fineTunes.get(run.id)).toMatchObject({ state: 'QUEUED', attempt: 1 });
    const next = scene.work(resumed);
    await scene.until(run.id, ({ attempt }) => attempt === 2);
    scene.launcher.begin(scene.handleOf(run));
    train(run, 4, 10);
    await scene.finish(run);
    await next.done;
    expect((await scene.fineTunes.get(run.id)).state).toBe('SUCCEEDED');
    expect(await eventTypes(run)).toEqual(
      expect.arrayContaining(['started', 'cancelled', 'resumed', 'finished']),
    );
    await expect(scene.fineTunes.resume(null, run.id)).rejects.toThrow(/Only a failed or cancelled/);
  });

  it('is carried out by the next worker when the present one died', async () => {
    const { run, worker } = await startTraining();
    await worker.kill();
    await scene.fineTunes.cancel(null, run.id);
    await scene.work(run, { attempt: 1 }).done;
    expect((await scene.fineTunes.get(run.id)).state).toBe('CANCELLED');
    expect((await scene.launcher.state(scene.handleOf(run))).state).toBe('cancelled');
  });
});

describe('starting', () => {
  it('names the hyperparameters it does not know', async () => {
    const input = { name: 'x', trainingSetId: trainingSet.id, hyperparameters: { optimizer: { lr: 1 } } };
    await expect(scene.fineTunes.start(null, input)).rejects.toThrow(
      'The hyperparameters cannot be used: optimizer.lr is not a hyperparameter.',
    );
  });

  it('trains the demonstration model with its narrow adapter', async () => {
    const run = await start();
    expect(run.hyperparameters.lora).toEqual({
      r: 8,
      alpha: 16,
      dropout: 0,
      targetModules: ['k_proj', 'v_proj'],
      layers: [0, 1],
    });
    await scene.fineTunes.cancel(null, run.id);
  });
});

describe('the job queue', () => {
  it('takes a run from its start to a served adapter, and a resumed one again', async () => {
    let hasFailed = false;
    const queued = await FineTuneScene.set(() => ({ '5': 1 }), {
      onStart: (handle, launcher) => {
        launcher.begin(handle);
        if (hasFailed) {
          launcher.emit(handle, { type: 'progress', step: 1, totalSteps: 1, loss: 0.5 });
          void writeAdapter(handle.outputDir).then(() =>
            launcher.finish(handle, { sha256: WEIGHTS_SHA, steps: 1 }),
          );
        } else {
          hasFailed = true;
          launcher.fail(handle, 'The disk is full.');
        }
      },
    });
    try {
      const set = await queued.trainingSet();
      await queued.app.startJobs();
      const run = await queued.fineTunes.start(null, { name: 'Queued', trainingSetId: set.id });
      await queued.until(run.id, ({ state }) => state === 'FAILED');
      await queued.fineTunes.resume(null, run.id);
      const ended = await queued.until(run.id, ({ state }) => state === 'SUCCEEDED');
      expect(ended).toMatchObject({ attempt: 2, step: 1, totalSteps: 1, error: null });
    } finally {
      await queued.app.close();
    }
  });
});

describe('an installation without Python', () => {
  it('fails a run with a sentence that says what is missing and how to add it', async () => {
    const bare = await FineTuneScene.set(() => ({ '5': 1 }), { python: '/nowhere/bin/python' });
    try {
      const run = await bare.fineTunes.start(null, {
        name: 'Bare',
        trainingSetId: (await bare.trainingSet()).id,
      });
      await bare.work(run).done;
      const ended = await bare.fineTunes.get(run.id);
      expect(ended).toMatchObject({ state: 'FAILED', launcher: 'local-process', attempt: 0 });
      expect(ended.error).toMatch(
        /Python environment of the trainer is missing \(\/nowhere\/bin\/python\).*npm start/,
      );
    } finally {
      await bare.app.close();
    }
  });
});
