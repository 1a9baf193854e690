import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  AnswerCache,
  EvaluateRunHandler,
  type Run,
  RunControlService,
  RunService,
  type StartRun,
} from '@ethogram/evaluation';
import { steeringPrompt, type SurveyVariants } from '@ethogram/suites';
import { ModelServerFaultError, ModelUnavailableError } from '@ethogram/vllm-client';
import { contextOf, FineTuneScene } from './fine-tune-scene.js';

const PROFILE = 960;

let scene: FineTuneScene;
let control: RunControlService;
let instrumentId: string;
let asked = 0;
let beforeAnswer = (_asked: number): void => undefined;

beforeAll(async () => {
  scene = await FineTuneScene.set(() => {
    asked += 1;
    beforeAnswer(asked);
    return { '2': 0.25, '4': 0.75 };
  });
  control = scene.app.module.get(RunControlService);
  instrumentId = scene.items[0]?.instrumentId ?? '';
});
afterAll(() => scene.app.close());
beforeEach(() => {
  asked = 0;
  beforeAnswer = () => undefined;
});

async function start(changes: Partial<StartRun> = {}): Promise<Run> {
  const subject = { suite: 'value-profile', instrumentId } as const;
  return control.start(null, { subject, model: 'ethogram-demo', ...changes });
}

async function work(run: Run): Promise<Run> {
  const runs = scene.app.module.get(RunService);
  const { round } = await runs.get(run.id);
  await scene.app.module.get(EvaluateRunHandler).handle({ runId: run.id, round }, contextOf());
  return runs.get(run.id);
}

const rows = <T extends object>(sql: string, values: unknown[]): Promise<T[]> =>
  scene.app.database.dataSource.query(sql, values);

const fault = (): ModelServerFaultError => new ModelServerFaultError('It burns', { status: 500 });

describe('a run of its own', () => {
  it('asks every sample once, keeps how, and sums itself up', async () => {
    const run = await work(await start({ name: 'Alone', seed: 11 }));
    expect(run).toMatchObject({
      state: 'SUCCEEDED',
      name: 'Alone',
      progressDone: PROFILE,
      method: 'token-ids',
      manifest: { schema: 2, suite: 'value-profile', model: 'ethogram-demo', repeat: 0, steering: null },
    });
    if (run.summary?.kind !== 'survey') throw new Error('There is no summary.');
    // 0.25·2 + 0.75·4 = 3.5 for direct items, and 3.5 mirrored for reverse-keyed ones.
    expect(run.summary.profile.hedonism?.mean).toBeCloseTo(3.5, 6);
    expect(run.summary.quality?.mass).toBeCloseTo(1, 3);
    // Every item got the same rating, so that nothing can agree or disagree; that is said, and not called agreement.
    expect(run.summary.metrics.map(({ value }) => value === null)).toEqual([true, true, true, true, false]);
    expect(run.summary.metrics.every(({ value, reason }) => (value === null) === (reason !== null))).toBe(
      true,
    );
    expect(run.summary.metrics[0]?.reason).toMatch(/one direction of the scale/);
    expect(run.summary.metrics[4]?.value).toBeCloseTo(0, 6);
    const [sample] = await rows<{ method: string; latency_ms: number; cached: boolean; labels: string[] }>(
      'select method, latency_ms, cached, labels from samples where run_id = $1 limit 1',
      [run.id],
    );
    expect(sample).toMatchObject({
      method: 'token-ids',
      cached: false,
      labels: ['1', '2', '3', '4', '5', '6'],
    });
    expect(sample?.latency_ms).toBeGreaterThanOrEqual(0);
  });

  it('is answered from the cache when the same was asked before, unless it is to be measured again', async () => {
    const again = await work(await start({ seed: 11 }));
    expect(asked).toBeLessThan(10); // The probes.
    const [found] = await rows<{ cached: number }>(
      'select count(*)::int as cached from samples where run_id = $1 and cached',
      [again.id],
    );
    expect(found?.cached).toBe(PROFILE);
    await work(await start({ seed: 11, repeat: 1 }));
    expect(asked).toBeGreaterThanOrEqual(PROFILE);
    expect((await scene.app.module.get(AnswerCache).status()).answers).toBeGreaterThanOrEqual(2 * PROFILE);
    expect(await scene.app.module.get(AnswerCache).empty()).toBeGreaterThanOrEqual(2 * PROFILE);
    expect((await scene.app.module.get(AnswerCache).status()).answers).toBe(0);
  });

  it('is steered by a message before every prompt, without being another set of questions', async () => {
    const steering = { value: 'hedonism', direction: 'raise' } as const;
    const run = await work(await start({ seed: 12, steering }));
    const prompt = steeringPrompt('hedonism', 'raise');
    expect(run.manifest?.steering).toEqual({ ...steering, prompt });
    expect(scene.model.chatRequests.at(-1)?.messages[0]).toEqual({ role: 'system', content: prompt });
    const plain = await work(await start({ seed: 13 }));
    expect(run.manifest?.promptsHash).toBe(plain.manifest?.promptsHash);
    expect(run.manifestHash).not.toBe(plain.manifestHash);
  });

  it('asks in the variants it is told to, each read by a probe of its own', async () => {
    const variants: SurveyVariants = {
      templates: ['agree'],
      directions: ['ascending', 'descending'],
      labelStyles: ['digits', 'letters'],
      design: 'full',
      seed: 1,
    };
    const run = await work(
      await start({ seed: 14, subject: { suite: 'value-profile', instrumentId, variants } }),
    );
    expect(run.progressDone).toBe(320 * 4);
    expect(run.probes).toHaveLength(2);
  });

  it('asks the neutral set in its three ways', async () => {
    const run = await work(await start({ subject: { suite: 'capability' } }));
    expect(run.state).toBe('SUCCEEDED');
    const found = await rows<{ method: string }>('select distinct method from samples where run_id = $1', [
      run.id,
    ]);
    expect(found.map(({ method }) => method)).toEqual(expect.arrayContaining(['text', 'perplexity']));
    expect(run.summary).toMatchObject({ kind: 'metrics' });
  });
});

describe('what cannot be run', () => {
  it.each([
    [{ model: 'nobody' }, 'There is no model nobody'],
    [{ seed: -1 }, 'The seed of a run is a whole number from 0.'],
    [{ failureLimit: { inARow: 0, share: 0.1 } }, 'whole number from 1'],
    [{ subject: { suite: 'own', name: '../x' } }, 'There is no suite named ../x.'],
    [{ subject: { suite: 'own', name: 'nothing' } }, 'The suite in '],
  ] as [Partial<StartRun>, string][])('is refused before it waits: %j', async (changes, message) => {
    await expect(start(changes)).rejects.toThrow(message);
  });
});

describe('failures', () => {
  it('in a row stop it with a reason; the failed ones are asked again alone, and stay as history', async () => {
    const run = await start({ seed: 20, failureLimit: { inARow: 5, share: 1 } });
    beforeAnswer = (count) => {
      if (count === 200) scene.model.failNext(...Array.from({ length: 80 }, fault));
    };
    const failed = await work(run);
    expect(failed.state).toBe('FAILED');
    expect(failed.error).toMatch(/^Stopped after 5 errors one after the other\. The last one: It burns/);
    const [before] = await rows<{ errors: number; answered: number }>(
      `select count(*) filter (where outcome = 'error')::int as errors, count(*) filter (where outcome = 'answered')::int as answered
         from samples where run_id = $1`,
      [run.id],
    );
    beforeAnswer = () => undefined;
    await useUpFailures();
    asked = 0;
    const done = await control.retryFailed(null, run.id).then(work);
    expect(done).toMatchObject({ state: 'SUCCEEDED', progressDone: PROFILE, error: null });
    expect(asked).toBe(PROFILE - (before?.answered ?? 0));
    const [history] = await rows<{ attempts: number }>(
      'select count(*)::int as attempts from sample_attempts where run_id = $1',
      [run.id],
    );
    expect(history?.attempts).toBe(before?.errors);
    await expect(control.retryFailed(null, run.id)).rejects.toThrow(
      'No sample of this run ended in an error.',
    );
  });

  it('of the server itself are waited for', async () => {
    const run = await start({ seed: 21 });
    const away = new ModelUnavailableError('No model server answered', { connectionReset: false });
    scene.model.failNext(away);
    await expect(work(run)).rejects.toThrow('No model server answered');
    const waiting = await scene.app.module.get(RunService).get(run.id);
    expect(waiting.progressNote).toBe('Will try again: The model server failed: No model server answered.');
    expect((await work(run)).state).toBe('SUCCEEDED');
  });

  it('leave a run that was cancelled where it is, and it is resumed with what is missing', async () => {
    const run = await start({ seed: 22 });
    let cancelled: Promise<Run> | undefined;
    beforeAnswer = (count) => {
      if (count === 300) cancelled = control.cancel(null, run.id);
    };
    await work(run);
    await cancelled;
    const stopped = await scene.app.module.get(RunService).get(run.id);
    expect(stopped).toMatchObject({ state: 'CANCELLED', summary: null });
    expect(stopped.progressDone).toBeLessThan(PROFILE);
    await expect(control.cancel(null, run.id)).rejects.toThrow('already ended');
    asked = 0;
    beforeAnswer = () => undefined;
    const done = await control.resume(null, run.id).then(work);
    expect(done).toMatchObject({ state: 'SUCCEEDED', progressDone: PROFILE });
    expect(asked).toBeLessThanOrEqual(PROFILE - stopped.progressDone);
    await expect(control.resume(null, run.id)).rejects.toThrow('Only a failed or cancelled run');
  });
});

describe('the cache of answers', () => {
  it('asks once for what several want at the same time', async () => {
    let calls = 0;
    const cache = scene.app.module.get(AnswerCache);
    const ask = async () => {
      calls += 1;
      await new Promise((done) => setTimeout(done, 20));
      return { text: '3', finishReason: 'stop', positions: null, promptTokens: 1, answerTokens: 1 };
    };
    const found = await Promise.all(Array.from({ length: 50 }, () => cache.answer('the same', null, ask)));
    expect(calls).toBe(1);
    expect(found.filter(({ remembered }) => remembered)).toHaveLength(49);
    expect((await cache.answer('the same', null, ask)).remembered).toBe(true);
  });
});

async function useUpFailures(): Promise<void> {
  for (let tries = 0; tries < 200; tries += 1) {
    const isBack = await scene.model.models().then(
      () => true,
      () => false,
    );
    if (isBack) return;
  }
}
