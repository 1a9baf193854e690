import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TrainerEventType } from '@ethogram/core';
import type { FineTuneLauncher, LaunchHandle } from '@ethogram/launchers';
import { realLauncher, surveyJob, until } from './trainer-kit.js';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ethogram-launcher-'));
});
afterEach(() => rm(folder, { recursive: true }));

describe('LocalProcessLauncher with the real trainer', () => {
  it('continues a killed and a cancelled run from their checkpoints to one finished adapter', async () => {
    const job = await surveyJob(folder, 120, 10);
    const first = realLauncher();
    const handle = await first.start(job, folder);
    await untilEvent(first, handle, 'checkpoint', 1);

    // Without its pid file and the launcher's note, only the lock still tells who trains.
    const pid = Number(await readFile(join(job.outputDir, 'trainer.pid'), 'utf8'));
    await rm(join(job.outputDir, 'trainer.pid'));
    await rm(join(folder, 'launch.json'));
    const second = realLauncher();
    expect((await second.state(handle)).state).toBe('running');
    process.kill(pid, 'SIGKILL');
    await until('the trainer is lost', async () => (await second.state(handle)).state === 'lost');

    await second.start(job, folder);
    await untilEvent(second, handle, 'resumed', 1);
    expect((await second.cancel(handle)).state).toBe('cancelled');

    const third = realLauncher();
    expect((await third.state(handle)).state).toBe('cancelled');
    await third.start(job, folder);
    await until('the run succeeds', async () => (await third.state(handle)).state === 'succeeded');
    const result = await third.result(handle);
    const weights = await readFile(join(result?.adapterDir ?? '', 'adapter_model.safetensors'));
    expect(result).toMatchObject({ steps: 120, sha256: createHash('sha256').update(weights).digest('hex') });

    const { events, problems } = await third.events(handle, 0);
    expect(problems).toEqual([]);
    expect(events.filter(({ event }) => event.type === 'started')).toHaveLength(1);
    const resumed = events
      .filter(({ event }) => event.type === 'resumed')
      .map(({ event }) => event.step ?? 0);
    expect(resumed).toHaveLength(2);
    expect(Math.min(...resumed)).toBeGreaterThanOrEqual(10);
    expect(events.at(-1)?.event.type).toBe('finished');

    await realLauncher().start(job, folder);
    expect((await third.events(handle, 0)).events).toHaveLength(events.length);
  }, 1_200_000);

  it('reports a job the trainer refuses, in its words', async () => {
    const job = await surveyJob(folder, 1, 10);
    const launcher = realLauncher();
    const handle = await launcher.start({ ...job, trainingSet: join(folder, 'missing.jsonl') }, folder);
    await until('the run fails', async () => (await launcher.state(handle)).state === 'failed');
    const state = await launcher.state(handle);
    expect(state.exitCode).toBe(2);
    expect(state.message).toContain('missing.jsonl');
  }, 400_000);
});

/** Waits for the nth event of a type; fails at once when the trainer ends before it. */
async function untilEvent(
  launcher: FineTuneLauncher,
  handle: LaunchHandle,
  type: TrainerEventType,
  count: number,
): Promise<void> {
  await until(`the trainer writes "${type}"`, async () => {
    const { state, message } = await launcher.state(handle);
    if (state !== 'starting' && state !== 'running') throw new Error(`The run is ${state}: ${message}`);
    const { events } = await launcher.events(handle, 0);
    return events.filter(({ event }) => event.type === type).length >= count;
  });
}
