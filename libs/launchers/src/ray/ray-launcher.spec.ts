import { afterEach, describe, expect, it } from '@jest/globals';
import { mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ClusterAwayError, TrainerNotStartedError } from '../launcher.errors.js';
import { launcherContract } from '../testing/launcher-contract.js';
import { rayWorld, type RayWorld } from '../testing/ray-world.js';
import { until } from '../testing/scripted-trainer.js';

describe('RayLauncher keeps the contract: it', () => {
  for (const { name, run } of launcherContract(() => rayWorld())) it(name, run);
});

describe('RayLauncher', () => {
  let world: RayWorld;
  afterEach(() => world.close());

  it('submits once under a name of its own, with token, resources and environment', async () => {
    world = await rayWorld({
      gpus: 0.5,
      resources: { trainer: 1 },
      runtimeEnv: { env_vars: { HF_HOME: '/hub' }, pip: ['x'] },
      cancelGraceMs: 2_500,
    });
    const { job, jobDir, launcher, ray, submissions } = world;
    await launcher.start({ ...job, runId: '../x"; $(id) #\n☃' }, jobDir);
    expect(submissions()).toEqual([expect.stringMatching(/^ethogram-_x_id_-[0-9a-f]{8}-1$/)]);
    expect([...ray.jobs.values()][0]?.submission).toMatchObject({
      submission_id: submissions()[0],
      entrypoint_num_cpus: 1,
      entrypoint_num_gpus: 0.5,
      entrypoint_resources: { trainer: 1 },
      runtime_env: { env_vars: { HF_HOME: '/hub', RAY_JOB_STOP_WAIT_TIME_S: '3' }, pip: ['x'] },
    });
    expect(await readdir(world.root)).not.toContain('injected');
  });

  it('attaches to a job whose acceptance it was killed before noting', async () => {
    world = await rayWorld();
    const { job, jobDir, launcher, ray, trainer, reopen, submissions } = world;
    // Ray takes the job, but its answer is lost on the way.
    const forget = (method: string): { status: number; text: string } | null =>
      method === 'GET' ? null : { status: 502, text: '<html>Bad Gateway</html>' };
    const handle = await launcher.start(job, jobDir);
    const record = join(jobDir, 'ray.json');
    await writeFile(record, (await readFile(record, 'utf8')).replace(/"id":"[^"]*"/, '"id":null'));
    ray.answer = forget;
    await expect(reopen().start(job, jobDir)).rejects.toThrow(
      'Ray cannot be asked: it answered with status 502.',
    );
    ray.answer = () => null;
    expect(await reopen().start(job, jobDir)).toEqual(handle);
    await trainer.begin(handle);
    expect(submissions()).toHaveLength(1);
    expect(await trainer.starts(handle)).toBe(1);
  });

  it('says nothing of a trainer while Ray cannot be asked, whatever stands in for it', async () => {
    world = await rayWorld();
    const { job, jobDir, launcher, ray, trainer, reopen } = world;
    const handle = await launcher.start(job, jobDir);
    await trainer.begin(handle);
    for (const [status, text] of [
      [500, 'Traceback (most recent call last):\nTimeoutError: no agent'],
      [503, '<html>no upstream</html>'],
      [404, '<html>not here</html>'],
      [302, ''],
      [200, 'pong'],
      [200, '{"status":1}'],
    ] as const) {
      ray.answer = () => ({ status, text });
      await expect(launcher.state(handle)).rejects.toBeInstanceOf(ClusterAwayError);
      await expect(launcher.cancel(handle)).rejects.toBeInstanceOf(ClusterAwayError);
    }
    ray.answer = () => null;
    await expect(reopen({ token: 'another' }).state(handle)).rejects.toThrow(
      'Ray cannot be asked: it does not accept the token of ETHOGRAM_RAY_TOKEN (status 401).',
    );
    await expect(reopen({ address: 'http://127.0.0.1:1' }).state(handle)).rejects.toThrow(
      'Ray cannot be asked: No answer from 127.0.0.1:1 (ECONNREFUSED).',
    );
    expect((await launcher.state(handle)).state).toBe('running');
  });

  it('quotes what Ray refuses a job for', async () => {
    world = await rayWorld();
    world.ray.answer = () => ({
      status: 400,
      text: 'Traceback (most recent call last):\n  File "x.py", line 1\nValueError: Invalid label selector\n',
    });
    const starting = world.launcher.start(world.job, world.jobDir);
    await expect(starting).rejects.toBeInstanceOf(TrainerNotStartedError);
    await expect(starting).rejects.toThrow(
      'Ray does not take the job: ValueError: Invalid label selector (status 400)',
    );
  });

  it('calls a job lost that Ray forgot or whose machine died, and starts it under a new name', async () => {
    world = await rayWorld();
    const { job, jobDir, launcher, ray, trainer, submissions } = world;
    const handle = await launcher.start(job, jobDir);
    await trainer.begin(handle);
    const newest = () => ray.jobs.get(submissions().at(-1) ?? '');
    await trainer.die(handle);
    await until(async () => newest()?.status === 'FAILED');
    Object.assign(newest() ?? {}, {
      driver_exit_code: null,
      error_type: 'JOB_SUPERVISOR_ACTOR_DIED',
      message: 'Job supervisor actor died: The actor died because its node has died.\nmore',
    });
    expect(await launcher.state(handle)).toEqual({
      state: 'lost',
      message: 'Ray says: Job supervisor actor died: The actor died because its node has died.',
    });
    Object.assign(newest() ?? {}, { error_type: 'RUNTIME_ENV_SETUP_FAILURE', message: 'no such package' });
    expect(await launcher.state(handle)).toEqual({ state: 'failed', message: 'Ray says: no such package' });
    ray.jobs.clear();
    expect(await launcher.state(handle)).toMatchObject({ state: 'lost' });
    await launcher.start(job, jobDir);
    await trainer.begin(handle);
    expect(submissions()).toEqual([expect.stringMatching(/-2$/)]);
    expect((await launcher.state(handle)).state).toBe('running');
  });

  it('keeps what a trainer printed, and quotes it when the trainer could not write an event', async () => {
    world = await rayWorld({ baseModel: 'crash' });
    const { job, jobDir, launcher } = world;
    const handle = await launcher.start(job, jobDir);
    await until(async () => (await launcher.state(handle)).state === 'failed');
    expect(await launcher.state(handle)).toMatchObject({ message: 'ModuleNotFoundError: no torch' });
    const log = await readFile(join(jobDir, 'trainer.log'), 'utf8');
    expect(log.split('Traceback')).toHaveLength(2);
  });

  it('believes a trainer that was stopped only when it was stopped from here, or through Ray', async () => {
    world = await rayWorld();
    const { job, jobDir, launcher, trainer, startedPids, submissions, ray } = world;
    const handle = await launcher.start(job, jobDir);
    await trainer.begin(handle);
    process.kill((await startedPids())[0] ?? 0, 'SIGTERM');
    await until(async () => (await launcher.state(handle)).state === 'lost');
    await launcher.start(job, jobDir);
    await trainer.begin(handle);
    await fetchStop(ray.address, submissions().at(-1) ?? '');
    await until(async () => (await launcher.state(handle)).state === 'cancelled');
  });

  it('works through a folder that the cluster has elsewhere', async () => {
    world = await rayWorld();
    const { root, reopen, trainer } = world;
    const here = join(root, 'here');
    const there = join(root, 'there');
    await mkdir(here);
    await symlink(here, there);
    await symlink(world.job.outputDir, join(here, 'output'));
    await mkdir(world.job.outputDir);
    const jobDir = join(here, 'job');
    const job = { ...world.job, trainingSet: join(here, 'rows.jsonl'), outputDir: join(here, 'output') };
    const launcher = reopen({ folder: { here, there } });
    const handle = await launcher.start(job, jobDir);
    expect(JSON.parse(await readFile(join(jobDir, 'job.json'), 'utf8'))).toMatchObject({
      baseModel: 'demo',
      trainingSet: join(there, 'rows.jsonl'),
      outputDir: join(there, 'output'),
    });
    await trainer.begin(handle);
    expect(handle.outputDir).toBe(join(here, 'output'));
    expect((await launcher.state(handle)).state).toBe('running');
  });
});

/** As somebody does in Ray's own dashboard. */
async function fetchStop(address: string, id: string): Promise<void> {
  const { RayApi } = await import('./ray-api.js');
  await new RayApi({ address, token: 'token-of-the-stub' }).stop(id);
}
