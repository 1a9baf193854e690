import assert from 'node:assert/strict';
import { setTimeout as wait } from 'node:timers/promises';
import type { TrainerJob } from '@ethogram/core';
import type {
  FineTuneLauncher,
  LaunchHandle,
  LaunchState,
  LaunchStateName,
} from '../fine-tune-launcher.port.js';
import { LaunchHandleOfAnotherError, LaunchJobConflictError } from '../launcher.errors.js';

/** A launcher, a job for it, and a hand on the trainer it starts. */
export interface LauncherWorld {
  readonly launcher: FineTuneLauncher;
  readonly job: TrainerJob;
  readonly jobDir: string;
  /** The launcher as another process of the platform would see it; the same one where nothing outlives a process. */
  readonly reopen: () => FineTuneLauncher;
  readonly trainer: TrainerControl;
  readonly close: () => Promise<void>;
}

/** What the trainer of the newest start does. Every call returns once it is done. */
export interface TrainerControl {
  /** Begins to train and writes "started", or "resumed" from the second time on. */
  readonly begin: (handle: LaunchHandle) => Promise<void>;
  readonly finish: (handle: LaunchHandle) => Promise<void>;
  readonly fail: (handle: LaunchHandle, message: string) => Promise<void>;
  /** Ends without a word, as after kill -9. */
  readonly die: (handle: LaunchHandle) => Promise<void>;
  /** How many trainers were started so far. */
  readonly starts: (handle: LaunchHandle) => Promise<number>;
}

/** One case of the contract; hand it to the test runner as `it(name, run)`. */
export interface LauncherContractCase {
  readonly name: string;
  readonly run: () => Promise<void>;
}

/** What every `FineTuneLauncher` must do, free of any test runner. Each case gets a world of its own. */
export function launcherContract(makeWorld: () => Promise<LauncherWorld>): LauncherContractCase[] {
  return Object.entries(CASES).map(([name, check]) => ({
    name,
    run: async () => {
      const world = await makeWorld();
      try {
        await check(world);
      } finally {
        await world.close();
      }
    },
  }));
}

const CASES: Record<string, (world: LauncherWorld) => Promise<void>> = {
  'takes a run from starting over running to success': async ({ launcher, job, jobDir, trainer }) => {
    const handle = await launcher.start(job, jobDir);
    assert.ok(['queued', 'starting'].includes((await launcher.state(handle)).state));
    assert.equal(await launcher.result(handle), null);
    await trainer.begin(handle);
    assert.equal((await launcher.state(handle)).state, 'running');
    await trainer.finish(handle);
    await becomes(launcher, handle, 'succeeded');
    assert.match((await launcher.result(handle))?.sha256 ?? '', /^[0-9a-f]{64}$/);
  },
  'can run at least one at a time': async ({ launcher }) => {
    assert.ok(Number.isSafeInteger(launcher.capacity()) && launcher.capacity() >= 1);
  },
  'gives a handle that survives being stored': async ({ launcher, job, jobDir, trainer }) => {
    const handle = await launcher.start(job, jobDir);
    await trainer.begin(handle);
    const stored = JSON.parse(JSON.stringify(handle)) as LaunchHandle;
    assert.deepEqual(stored, handle);
    assert.equal((await launcher.state(stored)).state, 'running');
  },
  'leaves a running trainer running when started again': async ({ launcher, job, jobDir, trainer }) => {
    const handle = await launcher.start(job, jobDir);
    await trainer.begin(handle);
    assert.deepEqual(await launcher.start(job, jobDir), handle);
    assert.equal((await launcher.state(handle)).state, 'running');
    assert.equal(await trainer.starts(handle), 1);
  },
  'starts one trainer for starts at the same moment': async ({ launcher, job, jobDir, trainer }) => {
    const [handle] = await Promise.all([launcher.start(job, jobDir), launcher.start(job, jobDir)]);
    await trainer.begin(handle);
    assert.equal(await trainer.starts(handle), 1);
  },
  'is attached to a running trainer by another process': async ({
    launcher,
    job,
    jobDir,
    trainer,
    reopen,
  }) => {
    const handle = await launcher.start(job, jobDir);
    await trainer.begin(handle);
    const other = reopen();
    assert.equal((await other.state(handle)).state, 'running');
    assert.deepEqual(await other.start(job, jobDir), handle);
    assert.equal(await trainer.starts(handle), 1);
    await trainer.finish(handle);
    await becomes(other, handle, 'succeeded');
  },
  'leaves a finished run finished when started again': async ({ launcher, job, jobDir, trainer, reopen }) => {
    const handle = await launcher.start(job, jobDir);
    await trainer.begin(handle);
    await trainer.finish(handle);
    await becomes(launcher, handle, 'succeeded');
    const other = reopen();
    await other.start(job, jobDir);
    assert.equal((await other.state(handle)).state, 'succeeded');
    assert.equal(await trainer.starts(handle), 1);
  },
  'starts a trainer that died again, and reports it lost until then': async (world) => {
    const { launcher, job, jobDir, trainer, reopen } = world;
    const handle = await launcher.start(job, jobDir);
    await trainer.begin(handle);
    await trainer.die(handle);
    await becomes(launcher, handle, 'lost');
    const other = reopen();
    assert.equal((await other.state(handle)).state, 'lost');
    await other.start(job, jobDir);
    await trainer.begin(handle);
    assert.equal((await other.state(handle)).state, 'running');
    assert.deepEqual(await eventTypes(other, handle), ['started', 'resumed']);
    assert.equal(await trainer.starts(handle), 2);
  },
  'reports why a run failed and can start it again': async ({ launcher, job, jobDir, trainer, reopen }) => {
    const handle = await launcher.start(job, jobDir);
    await trainer.begin(handle);
    await trainer.fail(handle, 'The training set is empty.');
    const failed = await becomes(launcher, handle, 'failed');
    assert.deepEqual(failed, { state: 'failed', exitCode: 2, message: 'The training set is empty.' });
    assert.equal((await reopen().state(handle)).message, 'The training set is empty.');
    await launcher.start(job, jobDir);
    assert.notEqual((await launcher.state(handle)).state, 'failed');
    assert.equal(await trainer.starts(handle), 2);
  },
  'cancels a running trainer, which can be started again': async ({
    launcher,
    job,
    jobDir,
    trainer,
    reopen,
  }) => {
    const handle = await launcher.start(job, jobDir);
    await trainer.begin(handle);
    assert.equal((await launcher.cancel(handle)).state, 'cancelled');
    assert.equal((await launcher.cancel(handle)).state, 'cancelled');
    assert.equal((await reopen().state(handle)).state, 'cancelled');
    assert.equal((await eventTypes(launcher, handle)).at(-1), 'cancelled');
    await launcher.start(job, jobDir);
    await trainer.begin(handle);
    assert.equal((await launcher.state(handle)).state, 'running');
  },
  'does not call a finished run cancelled': async ({ launcher, job, jobDir, trainer }) => {
    const handle = await launcher.start(job, jobDir);
    await trainer.begin(handle);
    await trainer.finish(handle);
    await becomes(launcher, handle, 'succeeded');
    assert.equal((await launcher.cancel(handle)).state, 'succeeded');
  },
  'does not call a restarted run cancelled or failed when it dies': async ({
    launcher,
    job,
    jobDir,
    trainer,
  }) => {
    const handle = await launcher.start(job, jobDir);
    await trainer.begin(handle);
    await launcher.cancel(handle);
    await launcher.start(job, jobDir);
    await trainer.die(handle);
    await becomes(launcher, handle, 'lost');
  },
  'hands out every event once, from an offset on': async ({ launcher, job, jobDir, trainer }) => {
    const handle = await launcher.start(job, jobDir);
    const none = await launcher.events(handle, 0);
    assert.deepEqual(none, { events: [], problems: [], nextOffset: 0, hasMore: false });
    await trainer.begin(handle);
    const first = await launcher.events(handle, none.nextOffset);
    assert.deepEqual(
      first.events.map(({ event }) => event.type),
      ['started'],
    );
    assert.deepEqual((await launcher.events(handle, first.nextOffset)).events, []);
    await trainer.fail(handle, 'no');
    const second = await launcher.events(handle, first.nextOffset);
    assert.deepEqual(
      second.events.map(({ event }) => event.type),
      ['failed'],
    );
    assert.ok((second.events[0]?.offset ?? -1) >= first.nextOffset);
  },
  'refuses another job in the same folder': async ({ launcher, job, jobDir }) => {
    const handle = await launcher.start(job, jobDir);
    const other = { ...job, seed: job.seed + 1 };
    await assert.rejects(launcher.start(other, jobDir), (error) => error instanceof LaunchJobConflictError);
    assert.ok(['queued', 'starting'].includes((await launcher.state(handle)).state));
  },
  'refuses the handle of another launcher': async ({ launcher, job, jobDir }) => {
    const handle = await launcher.start(job, jobDir);
    const state = launcher.state({ ...handle, launcher: 'elsewhere' });
    await assert.rejects(state, (error) => error instanceof LaunchHandleOfAnotherError);
  },
  'reports a launch that never was as lost': async ({ launcher, job, jobDir }) => {
    const { runId, outputDir } = job;
    const state = await launcher.state({ launcher: launcher.name, runId, jobDir, outputDir });
    assert.equal(state.state, 'lost');
  },
};

/** Far more than any launcher needs, for machines that are busy with other tests. */
const LONGEST_WAIT_MS = 30_000;

/** Waits until the launch has this state. */
async function becomes(
  launcher: FineTuneLauncher,
  handle: LaunchHandle,
  wanted: LaunchStateName,
): Promise<LaunchState> {
  for (const startedAt = performance.now(); performance.now() - startedAt < LONGEST_WAIT_MS; await wait(10)) {
    const state = await launcher.state(handle);
    if (state.state === wanted) return state;
  }
  return assert.fail(`The launch is ${JSON.stringify(await launcher.state(handle))} and not ${wanted}.`);
}

async function eventTypes(launcher: FineTuneLauncher, handle: LaunchHandle): Promise<string[]> {
  return (await launcher.events(handle, 0)).events.map(({ event }) => event.type);
}
