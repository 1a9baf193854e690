import { describe, expect, it } from '@jest/globals';
import type { TrainerJob } from '@ethogram/core';
import { FakeLauncher } from './fake-launcher.js';
import { launcherContract } from './launcher-contract.js';

const job: TrainerJob = {
  schema: 1,
  runId: 'run-1',
  baseModel: 'demo',
  trainingSet: '/data/training.jsonl',
  outputDir: '/data/output',
  seed: 1,
  lora: { r: 8, alpha: 16, dropout: 0, targetModules: 'all-linear', layers: null },
  optimizer: {
    learningRate: 0.1,
    epochs: 1,
    batchSize: 1,
    warmupSteps: 0,
    weightDecay: 0,
    scheduler: 'constant',
  },
  maxLength: 64,
  checkpointEverySteps: 5,
  threads: 1,
};

describe('FakeLauncher keeps the contract: it', () => {
  const cases = launcherContract(async () => {
    const launcher = new FakeLauncher();
    return {
      launcher,
      job,
      jobDir: '/data/job',
      reopen: () => launcher,
      trainer: {
        begin: async (handle) => launcher.begin(handle),
        finish: async (handle) => launcher.finish(handle),
        fail: async (handle, message) => launcher.fail(handle, message),
        die: async (handle) => launcher.die(handle),
        starts: async (handle) => launcher.startsOf(handle),
      },
      close: async () => undefined,
    };
  });
  for (const { name, run } of cases) it(name, run);
});

describe('FakeLauncher', () => {
  it('can end every run as soon as it is started', async () => {
    const launcher = new FakeLauncher({ onStart: (handle, fake) => fake.finish(handle, { steps: 42 }) });
    const handle = await launcher.start(job, '/data/job');
    await expect(launcher.state(handle)).resolves.toEqual({ state: 'succeeded', exitCode: 0 });
    await expect(launcher.result(handle)).resolves.toMatchObject({
      steps: 42,
      adapterDir: '/data/output/adapter',
    });
  });
});
