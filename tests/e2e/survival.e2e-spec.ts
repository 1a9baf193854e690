import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { count, query } from './demo-database.js';
import {
  ask,
  isAlive,
  processesOf,
  processesUsing,
  removePlatforms,
  type RunningPlatform,
  signIn,
  startPlatform,
  waitFor,
} from './platform-process.js';

interface Demo {
  readonly state: string;
  readonly step: string;
  readonly error: string | null;
  readonly reportId: string | null;
}

const SAMPLES = 3680;
const TRAINING_ROWS = 480;

describe('a demo during which every process is killed once', () => {
  let platform: RunningPlatform;
  let cookie: string;
  let demo: Demo | undefined;

  const now = async (sql: string): Promise<number> => {
    const found = await count(platform.dataDir, sql);
    if (found === undefined) throw new Error(`PostgreSQL did not answer: ${sql}`);
    return found;
  };

  const look = async (): Promise<Demo | undefined> => {
    const found = await ask<{ demo: Demo | null }>(
      platform.url,
      cookie,
      '{ demo { state step error reportId } }',
    );
    if (found?.demo?.state === 'FAILED') throw new Error(`The demo failed: ${found.demo.error}`);
    return found?.demo ?? undefined;
  };

  /** Waits until a query finds at least so many rows. */
  const rows = async (what: string, sql: string, atLeast: number): Promise<void> => {
    await waitFor(`${atLeast} ${what}`, 240, async () => {
      await look();
      return ((await count(platform.dataDir, sql)) ?? 0) >= atLeast ? true : undefined;
    });
  };

  /** Kills a process as the system would, and waits until another does its work. */
  const kill = async (name: string): Promise<void> => {
    const pid = processesOf(platform.dataDir).get(name) ?? 0;
    expect(pid).toBeGreaterThan(1);
    process.kill(pid, 'SIGKILL');
    await waitFor(`another ${name}`, 120, async () => {
      const next = processesOf(platform.dataDir).get(name);
      return next && next !== pid ? true : undefined;
    });
  };

  const trainerFolder = (): string => {
    const jobs = join(platform.dataDir, 'fine-tunes');
    return join(jobs, readdirSync(jobs)[0] ?? '');
  };

  beforeAll(async () => {
    platform = await startPlatform();
    cookie = await signIn(platform.signInUrl);

    await kill('api');

    await rows('judgments', 'select from judgments', 100);
    await kill('worker');
    expect(await now('select from judgments')).toBeLessThan(720 + 100);

    await rows('answers of the untouched model', 'select from training_set_baselines', 20);
    await kill('postgres');

    await rows('steps of the training', 'select from fine_tune_metrics', 5);
    const trainer = Number(readFileSync(join(trainerFolder(), 'trainer.pid'), 'utf8'));
    expect(isAlive(trainer)).toBe(true);
    process.kill(trainer, 'SIGKILL');

    await rows('answers of the models', 'select from samples', 300);
    for (const pid of [...processesOf(platform.dataDir).values(), ...processesUsing(platform.dataDir)].filter(
      isAlive,
    ))
      process.kill(pid, 'SIGKILL');
    await platform.ended;
    expect(processesUsing(platform.dataDir)).toEqual([]);

    platform = await startPlatform({ dataDir: platform.dataDir, port: platform.port });
    demo = await waitFor('the end of the demo', 300, async () => {
      const seen = await look();
      return seen?.state === 'SUCCEEDED' ? seen : undefined;
    });
  }, 900_000);

  afterAll(removePlatforms, 60_000);

  it('ends with a report', async () => {
    expect(demo).toMatchObject({ state: 'SUCCEEDED', step: 'Evaluate before and after', error: null });
    expect(await now(`select from reports where state = 'SUCCEEDED' and id = '${demo?.reportId}'`)).toBe(1);
    expect(await now('select from reports')).toBe(1);
    expect(await now('select from demo_runs')).toBe(1);
  });

  it('makes every scenario and study once', async () => {
    expect(await now('select from scenarios')).toBe(240);
    expect(await now('select from studies')).toBe(2);
  });

  it('fills every slot of every task once, by somebody else each time', async () => {
    expect(await now(`select from slots where state <> 'done'`)).toBe(0);
    const wanted = `select from tasks t join studies s on s.id = t.study_id
      where (select count(*) from slots where task_id = t.id) <> s.judgments_per_task
         or (select count(distinct person_id) from judgments where task_id = t.id and current) <> s.judgments_per_task`;
    expect(await now(wanted)).toBe(0);
    expect(await now('select from tasks where scenario_id is not null')).toBe(240);
    const twice = 'select from judgments where current group by task_id, person_id having count(*) > 1';
    expect(await now(twice)).toBe(0);
    expect(await now('select from judgments')).toBe(await now('select from slots'));
  });

  it('freezes two releases and builds one training set', async () => {
    expect(await now('select from releases')).toBe(2);
    expect(await now(`select from training_sets where state = 'SUCCEEDED'`)).toBe(1);
    expect(await now('select from training_sets')).toBe(1);
    expect(await now('select from training_set_rows')).toBe(TRAINING_ROWS);
  });

  it('trains one adapter, with each step counted once', async () => {
    const runs = await query<{ id: string; state: string; total_steps: number; deaths: number }>(
      platform.dataDir,
      'select id, state, total_steps, deaths from fine_tune_runs',
    );
    expect(runs).toEqual([expect.objectContaining({ state: 'SUCCEEDED', deaths: 1 })]);
    const [run] = runs ?? [];
    expect(await now('select from adapters')).toBe(1);

    const asked = await ask<{ fineTuneRun: { metrics: { step: number }[] } }>(
      platform.url,
      cookie,
      `{ fineTuneRun(id: "${run?.id}") { metrics { step } } }`,
    );
    const steps = Array.from({ length: run?.total_steps ?? 0 }, (_, index) => index + 1);
    expect(steps.length).toBeGreaterThan(5);
    expect(asked?.fineTuneRun.metrics.map(({ step }) => step)).toEqual(steps);

    // Below that, every line the trainers wrote is kept: also of steps that were trained again after the death.
    const written = readFileSync(join(trainerFolder(), 'events.jsonl'), 'utf8').match(/"type": ?"progress"/g);
    expect(await now('select from fine_tune_metrics')).toBe(written?.length);
  });

  it('asks every question of the evaluation once', async () => {
    expect(await now('select from samples')).toBe(SAMPLES);
    expect(await now('select from samples group by run_id, key having count(*) > 1')).toBe(0);
    expect(await now(`select from runs where state <> 'SUCCEEDED'`)).toBe(0);
    expect(await now('select from runs')).toBe(await now('select from report_runs'));
  });
});
