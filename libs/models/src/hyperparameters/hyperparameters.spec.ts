import { describe, expect, it } from '@jest/globals';
import { hyperparametersFrom } from './hyperparameters.js';

const demo = { demonstration: true };
const usual = { demonstration: false };

describe('hyperparameters', () => {
  it('trains the demonstration model narrowly and any other model on every linear layer', () => {
    expect(hyperparametersFrom(undefined, demo).lora).toEqual({
      r: 8,
      alpha: 16,
      dropout: 0,
      targetModules: ['k_proj', 'v_proj'],
      layers: [0, 1],
    });
    expect(hyperparametersFrom(null, usual)).toMatchObject({
      lora: { r: 16, alpha: 32, targetModules: 'all-linear', layers: null },
      optimizer: { learningRate: 1e-4, epochs: 3, batchSize: 8 },
    });
  });

  it('changes only what was asked for', () => {
    const chosen = hyperparametersFrom({ optimizer: { epochs: 2 }, lora: { r: 16 } }, demo);
    expect(chosen.optimizer).toMatchObject({ epochs: 2, learningRate: 0.005, batchSize: 20 });
    expect(chosen.lora).toMatchObject({ r: 16, targetModules: ['k_proj', 'v_proj'], layers: [0, 1] });
  });

  it('names every setting it does not know, in one sentence', () => {
    expect(() => hyperparametersFrom({ epoch: 3, lora: { rank: 8 } }, demo)).toThrow(
      /^The hyperparameters cannot be used: .*lora\.rank is not a hyperparameter.*\.$/,
    );
    expect(() => hyperparametersFrom({ epoch: 3, lora: { rank: 8 } }, demo)).toThrow(
      /epoch is not a hyperparameter/,
    );
  });

  it('refuses a rank that vLLM would refuse to serve', () => {
    expect(() => hyperparametersFrom({ lora: { r: 12 } }, demo)).toThrow(/lora\.r: must be one of 1, 8, 16/);
  });

  it('refuses chosen layers together with all linear modules', () => {
    expect(() => hyperparametersFrom({ lora: { targetModules: 'all-linear' } }, demo)).toThrow(
      /lora\.layers: can be chosen only/,
    );
  });

  it('trains to the end in the precision of the device, unless told otherwise', () => {
    expect(hyperparametersFrom(undefined, usual)).toMatchObject({
      validation: { everySteps: 50, share: 0 },
      earlyStop: null,
      precision: 'auto',
    });
    const wanted = { validation: { share: 0.1 }, earlyStop: { patience: 3, minDelta: 0 }, precision: 'fp32' };
    expect(hyperparametersFrom(wanted, usual)).toMatchObject({
      ...wanted,
      validation: { everySteps: 50, share: 0.1 },
    });
    expect(() => hyperparametersFrom({ earlyStop: { patience: 0, minDelta: 0 } }, usual)).toThrow(
      /earlyStop\.patience/,
    );
    expect(() => hyperparametersFrom({ earlyStop: { patience: 3 } }, usual)).toThrow(/earlyStop\.minDelta/);
    expect(() => hyperparametersFrom({ precision: 'fp16' }, usual)).toThrow(/precision/);
    expect(() => hyperparametersFrom({ validation: { share: 0.9 } }, usual)).toThrow(/validation\.share/);
  });

  it('refuses what is not a group of settings', () => {
    expect(() => hyperparametersFrom([1], demo)).toThrow(/cannot be used/);
    expect(() => hyperparametersFrom({ optimizer: 3 }, demo)).toThrow(/optimizer/);
    expect(() => hyperparametersFrom({ optimizer: { learningRate: 'fast' } }, demo)).toThrow(
      /optimizer\.learningRate/,
    );
  });
});
