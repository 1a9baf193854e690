import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TrainerResult } from '@ethogram/core';
import { type FineTuneLauncher, type LaunchHandle, RayJobs, RayLauncher } from '@ethogram/launchers';
import { PLACE, RayCluster } from './ray-cluster.js';
import { realLauncher, surveyJob, trainerEnvironment, trainerProgram, until } from './trainer-kit.js';

const STEPS = 60;

let folder: string;
let cluster: RayCluster;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ethogram-ray-'));
  cluster = await RayCluster.start();
}, 600_000);
afterAll(async () => {
  await cluster?.stop();
  await rm(folder, { recursive: true, force: true });
});

function rayLauncher(): RayLauncher {
  return new RayLauncher({
    address: cluster.address,
    token: cluster.token,
    command: trainerProgram.join(' '),
    capacity: 1,
    folder: { here: folder },
    cpus: 0,
    gpus: 0,
    resources: PLACE,
    runtimeEnv: { env_vars: trainerEnvironment },
  });
}

describe('RayLauncher on a cluster of two nodes', () => {
  it('resumes a run from its checkpoint on the other node when its own is killed, to the adapter of an unbroken run', async () => {
    const unbroken = await train(realLauncher(), join(folder, 'unbroken'));
    // The head is taken, so that the run waits, and goes to the second node once there is one.
    const guest = await occupyHead();
    const jobDir = join(folder, 'broken');
    const job = await surveyJob(jobDir, STEPS, 5);
    const launcher = rayLauncher();
    await launcher.start(job, jobDir);
    const handle = await rayLauncher().start(job, jobDir);
    expect((await launcher.state(handle)).state).toBe('queued');
    expect((await launcher.cancel(handle)).state).toBe('cancelled');
    await launcher.start(job, jobDir);
    const unplug = await cluster.addNode();
    await untilEvent(launcher, handle, 'checkpoint');
    expect((await launcher.state(handle)).state).toBe('running');
    await unplug();
    await guest.end();
    await until('Ray notices', async () => (await launcher.state(handle)).state !== 'running');
    expect(await launcher.state(handle)).toMatchObject({ state: 'lost' });

    const successor = rayLauncher();
    await successor.start(job, jobDir);
    await until('the run succeeds', async () => {
      const { state, message } = await successor.state(handle);
      if (state === 'failed' || state === 'lost') throw new Error(`The run is ${state}: ${message}`);
      return state === 'succeeded';
    });
    const { events } = await successor.events(handle, 0);
    const resumed = events.filter(({ event }) => event.type === 'resumed');
    expect(resumed.map(({ event }) => (event.step ?? 0) >= 5)).toEqual([true]);
    expect(await filesOf(await successor.result(handle))).toEqual(await filesOf(unbroken));
  }, 900_000);
});

async function train(launcher: FineTuneLauncher, jobDir: string): Promise<TrainerResult | null> {
  const handle = await launcher.start(await surveyJob(jobDir, STEPS, 5), jobDir);
  await until('the run succeeds', async () => (await launcher.state(handle)).state === 'succeeded');
  return launcher.result(handle);
}

/** Somebody else's job, which takes the place on the only node there is. */
async function occupyHead(): Promise<{ end: () => Promise<void> }> {
  const { address, token } = cluster;
  const jobs = new RayJobs({
    address,
    token,
    cpus: 0,
    gpus: 0,
    resources: PLACE,
    runtimeEnv: {},
    stopWaitSeconds: 1,
  });
  const id = await jobs.submit({ name: 'guest', jobFile: '', logFile: '', command: 'sleep 600' });
  await until('the guest is there', async () => (await jobs.look(id)).phase === 'running');
  return { end: () => jobs.stop(id) };
}

async function untilEvent(launcher: FineTuneLauncher, handle: LaunchHandle, type: string): Promise<void> {
  await until(`the trainer writes "${type}"`, async () => {
    const { state, message } = await launcher.state(handle);
    if (state === 'failed' || state === 'lost') throw new Error(`The run is ${state}: ${message}`);
    return (await launcher.events(handle, 0)).events.some(({ event }) => event.type === type);
  });
}

async function filesOf(result: TrainerResult | null): Promise<Record<string, string>> {
  const names = ['adapter_config.json', 'adapter_model.safetensors'];
  const files = names.map(async (name) => [
    name,
    (await readFile(join(result?.adapterDir ?? '', name))).toString('base64'),
  ]);
  return Object.fromEntries(await Promise.all(files)) as Record<string, string>;
}
