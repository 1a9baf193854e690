import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { TrainerEnvironment } from '@ethogram/core';
import type { TrainingSet } from '@ethogram/datasets';
import { FineTuneCatalogueService, FineTunePreparation, type FineTuneRun } from '@ethogram/models';
import { loraTensors, loraWeights } from '@ethogram/testing';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Attempt, FineTuneScene, writeAdapter } from './fine-tune-scene.js';

const ENVIRONMENT: TrainerEnvironment = {
  device: 'cuda',
  deviceName: 'NVIDIA H200',
  gpus: 1,
  precision: 'bf16',
  baseRevision: 'sha256:00',
  codeVersion: '0.1.0+abc',
  trainingSetSha256: 'ff',
  versions: { torch: '2.13.0', trl: '1.13.0' },
};

let scene: FineTuneScene;
let trainingSet: TrainingSet;
let catalogue: FineTuneCatalogueService;

beforeAll(async () => {
  scene = await FineTuneScene.set(() => ({ '5': 0.8, '4': 0.2 }));
  trainingSet = await scene.trainingSet();
  catalogue = scene.app.module.get(FineTuneCatalogueService);
});
afterAll(() => scene.app.close());

async function startTraining(): Promise<{ run: FineTuneRun; worker: Attempt }> {
  const run = await scene.fineTunes.start(null, { name: 'Lower nature', trainingSetId: trainingSet.id });
  scene.adapters[scene.folderOf(run)] = () => ({ '2': 1 });
  const worker = scene.work(run);
  await scene.until(run.id, ({ attempt }) => attempt === 1);
  scene.launcher.begin(scene.handleOf(run));
  return { run, worker };
}

function says(run: FineTuneRun, event: Parameters<typeof scene.launcher.emit>[1]): void {
  scene.launcher.emit(scene.handleOf(run), event);
}

describe('what is kept of a fine-tune run', () => {
  it('is how it was trained: as the defaults say, and as they were told before', async () => {
    const defaults = await scene.fineTunes.defaults(trainingSet.id);
    const named = { name: 'As usual', trainingSetId: trainingSet.id };
    const usual = await scene.fineTunes.start(null, named);
    expect(usual.hyperparameters).toEqual(defaults);
    const hyperparameters = { optimizer: { epochs: 2 } };
    const shorter = await scene.fineTunes.start(null, { ...named, hyperparameters });
    expect(shorter.hyperparameters).toEqual({ ...defaults, optimizer: { ...defaults.optimizer, epochs: 2 } });
  });

  it('is where it ran, what it cost, and two curves that do not cover each other', async () => {
    const { run, worker } = await startTraining();
    says(run, {
      type: 'started',
      step: 0,
      totalSteps: 8,
      environment: ENVIRONMENT,
      gpuSeconds: 4,
      cpuSeconds: 3,
    });
    says(run, { type: 'validation', step: 0, loss: 2, meanTokenAccuracy: 0.25, entropy: 1.5 });
    for (let step = 1; step <= 8; step += 1) {
      // As the trainer writes them: what is measured at a step comes before the step's own numbers.
      if (step % 4 === 0) says(run, { type: 'validation', step, loss: 2 - step / 10, gpuSeconds: 4 + step });
      const numbers = { loss: 1 / step, learningRate: 0.01, entropy: 0.5, gradNorm: 2, tokens: step * 100 };
      says(run, { type: 'progress', step, ...numbers, gpuSeconds: 4.5 + step, cpuSeconds: 3 + step });
    }
    says(run, { type: 'early-stop', step: 8, message: 'The validation loss has stopped falling.' });
    const training = await scene.until(run.id, ({ step }) => step === 8);
    expect(training).toMatchObject({
      gpuSeconds: 12.5,
      cpuSeconds: 11,
      environment: ENVIRONMENT,
      bestStep: null,
    });
    await scene.finish(run, {
      steps: 8,
      bestStep: 4,
      gpuSeconds: 13,
      cpuSeconds: 12,
      environment: ENVIRONMENT,
    });
    await worker.done;

    expect(await scene.fineTunes.get(run.id)).toMatchObject({
      state: 'SUCCEEDED',
      step: 8,
      bestStep: 4,
      gpuSeconds: 13,
      cpuSeconds: 12,
      trainingSetHash: trainingSet.contentHash,
    });
    const train = await catalogue.metricsOf([run.id]);
    expect(train.map(({ step }) => step)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect(train.at(-1)).toMatchObject({ entropy: 0.5, gradNorm: 2, tokens: 800, split: 'train' });
    const validation = await catalogue.metricsOf([run.id], 'validation');
    expect(validation.map(({ step, loss }) => [step, loss])).toEqual([
      [0, 2],
      [4, 1.6],
      [8, 1.2],
    ]);
    const types = (await catalogue.eventsOf([run.id])).map(({ type }) => type);
    expect(types).toContain('early-stop');
    expect(types).not.toContain('validation');
  });

  it('has cost something even when it failed', async () => {
    const { run, worker } = await startTraining();
    says(run, { type: 'progress', step: 1, loss: 1, gpuSeconds: 0, cpuSeconds: 42 });
    scene.launcher.fail(scene.handleOf(run), 'Training diverged.');
    await worker.done;
    expect(await scene.fineTunes.get(run.id)).toMatchObject({
      state: 'FAILED',
      gpuSeconds: 0,
      cpuSeconds: 42,
    });
  });

  it('is no adapter that vLLM would refuse', async () => {
    const { run, worker } = await startTraining();
    const handle = scene.handleOf(run);
    await writeAdapter(handle.outputDir);
    const file = join(handle.outputDir, 'adapter/adapter_model.safetensors');
    await writeFile(file, loraWeights(loraTensors({ value: Number.NaN })));
    scene.launcher.finish(handle);
    await worker.done;
    const ended = await scene.fineTunes.get(run.id);
    expect(ended.state).toBe('FAILED');
    expect(ended.error).toMatch(
      /^The adapter cannot be served: .*lora_A\.weight holds values that are not finite/,
    );
  });
});

describe('trying again', () => {
  it('is a run of its own with the same settings, and leaves the old one as it was', async () => {
    const { run, worker } = await startTraining();
    await expect(scene.fineTunes.retry(null, run.id)).rejects.toThrow(
      'This fine-tune run has not ended yet.',
    );
    scene.launcher.fail(scene.handleOf(run), 'The disk is full.');
    await worker.done;
    const again = await scene.fineTunes.retry(null, run.id);
    expect(again).toMatchObject({ state: 'QUEUED', retryOf: run.id, seed: run.seed, name: run.name });
    expect(again.hyperparameters).toEqual((await scene.fineTunes.get(run.id)).hyperparameters);
    expect([again.id, again.adapterId]).not.toContain(run.adapterId);
    expect((await scene.fineTunes.get(run.id)).state).toBe('FAILED');
  });
});

describe('the job of a run', () => {
  it('carries validation, early stop and precision; one that is older than them stays as it was', async () => {
    const preparation = scene.app.module.get(FineTunePreparation, { strict: false });
    const run = await scene.fineTunes.start(null, {
      name: 'Stops early',
      trainingSetId: trainingSet.id,
      hyperparameters: {
        validation: { share: 0.2 },
        earlyStop: { patience: 3, minDelta: 0.01 },
        precision: 'fp32',
      },
    });
    const job = await preparation.prepare(run);
    expect(job).toMatchObject({
      validation: { everySteps: 20, share: 0.2 },
      earlyStop: { patience: 3, minDelta: 0.01 },
      precision: 'fp32',
    });
    expect(job).not.toHaveProperty('validationSet');
    const { validation, earlyStop, precision, ...older } = run.hyperparameters;
    expect([validation, earlyStop, precision]).not.toContain(undefined);
    const { lora, optimizer, maxLength, checkpointEverySteps } = job;
    expect(older).toEqual({ lora, optimizer, maxLength, checkpointEverySteps });
    expect(Object.keys(await preparation.prepare({ ...run, hyperparameters: older }))).toEqual(
      expect.not.arrayContaining(['validation', 'earlyStop', 'precision']),
    );
  });
});
