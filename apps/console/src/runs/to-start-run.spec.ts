import { describe, expect, it } from '@jest/globals';
import { subjectOf, toStartRun } from './to-start-run.js';

describe('the form of a run', () => {
  it('is no subject until it holds what the suite needs', () => {
    expect(subjectOf({ suite: 'VALUE_PROFILE', model: 'm' })).toBeNull();
    expect(subjectOf({ suite: 'HELD_OUT_SURVEY', model: 'm', instrumentId: 'i', families: [] })).toBeNull();
    expect(subjectOf({ suite: 'CAPABILITY', model: 'm' })).toEqual({ suite: 'capability' });
  });

  it('asks in variants only when it is told to', () => {
    const form = {
      ...{ suite: 'VALUE_PROFILE', model: 'm', instrumentId: 'i', seed: 3 },
      ...{ templates: ['agree'], directions: ['ascending'], labelStyles: ['digits'], design: 'full' },
    };
    expect(subjectOf(form)).toEqual({ suite: 'value-profile', instrumentId: 'i' });
    expect(subjectOf({ ...form, varied: true })).toMatchObject({ variants: { design: 'full', seed: 3 } });
  });

  it('splits the games, and steers only a value that was chosen', () => {
    const form = {
      ...{ suite: 'TEXT_ADVENTURE', model: 'm', games: 'salt-road, long-night ' },
      ...{ goals: ['none'], episodes: 2, agent: 'sampled', steeredDirection: 'LOWER' as const, share: 5 },
    };
    expect(toStartRun(form)).toMatchObject({
      subject: { games: ['salt-road', 'long-night'] },
      steering: null,
      failureLimit: { inARow: 20, share: 0.05 },
    });
    expect(toStartRun({ ...form, steeredValue: 'face' }).steering).toEqual({
      value: 'face',
      direction: 'LOWER',
    });
  });
});
