import { describe, expect, it } from '@jest/globals';
import { fieldProblem, fieldTexts, overridesOf } from './hyperparameter-fields.js';

const defaults = {
  lora: { r: 16, alpha: 32, dropout: 0, targetModules: 'all-linear', layers: null },
  optimizer: {
    learningRate: 0.0001,
    epochs: 3,
    batchSize: 8,
    warmupSteps: 5,
    weightDecay: 0,
    scheduler: 'cosine',
  },
  maxLength: 512,
  checkpointEverySteps: 50,
  validation: { everySteps: 50, share: 0 },
  earlyStop: null,
  precision: 'auto',
};

describe('the fields of a training', () => {
  it('begin with the defaults, and say nothing where nothing was changed', () => {
    const texts = fieldTexts(defaults);
    expect(texts).toMatchObject({
      'optimizer.learningRate': '0.0001',
      maxLength: '512',
      'earlyStop.patience': '',
    });
    expect(overridesOf(texts, defaults)).toBeUndefined();
  });

  it('say what was changed, group by group', () => {
    const texts = {
      ...fieldTexts(defaults),
      'optimizer.epochs': ' 5 ',
      'optimizer.learningRate': '2e-4',
      'lora.r': '8',
      maxLength: '256',
      'earlyStop.patience': '3',
    };
    expect(overridesOf(texts, defaults)).toEqual({
      optimizer: { epochs: 5, learningRate: 0.0002 },
      lora: { r: 8 },
      maxLength: 256,
      earlyStop: { patience: 3, minDelta: 0 },
    });
  });

  it('can take an early stop back', () => {
    const stopping = { ...defaults, earlyStop: { patience: 2, minDelta: 0 } };
    const texts = { ...fieldTexts(stopping), 'earlyStop.patience': '' };
    expect(overridesOf(texts, stopping)).toEqual({ earlyStop: null });
  });

  it('refuse what is no number, and emptiness where a number is needed', () => {
    expect(fieldProblem('optimizer.epochs', 'many')).toBe('This is not a number.');
    expect(fieldProblem('optimizer.epochs', ' ')).toBe('Give a number.');
    expect(fieldProblem('earlyStop.patience', '')).toBeNull();
    expect(fieldProblem('lora.alpha', '1e2')).toBeNull();
  });
});
