import { afterEach, describe, expect, it } from '@jest/globals';
import { readdir } from 'node:fs/promises';
import type { LaunchHandle, LaunchState } from '../fine-tune-launcher.port.js';
import { ClusterAwayError, TrainerNotStartedError } from '../launcher.errors.js';
import { launcherContract } from '../testing/launcher-contract.js';
import { until } from '../testing/scripted-trainer.js';
import { slurmWorld, type SlurmWorld } from '../testing/slurm-world.js';

describe('SlurmLauncher keeps the contract: it', () => {
  for (const { name, run } of launcherContract(() => slurmWorld())) it(name, run);
});

describe('SlurmLauncher', () => {
  let world: SlurmWorld;
  afterEach(() => world.close());

  const training = async (options: Parameters<typeof slurmWorld>[0] = {}): Promise<LaunchHandle> => {
    world = await slurmWorld(options);
    const handle = await world.launcher.start(world.job, world.jobDir);
    await world.trainer.begin(handle);
    return handle;
  };
  const stateAfterEnd = async (handle: LaunchHandle): Promise<LaunchState> => {
    await until(async () => !['queued', 'running'].includes((await world.launcher.state(handle)).state));
    return world.launcher.state(handle);
  };
  const sbatches = async (): Promise<string[][]> =>
    (await world.slurm.calls()).filter(([program]) => program === 'sbatch');

  it('says what Slurm did to a job, and not what the trainer thought of it', async () => {
    for (const [verdict, state, message] of [
      ['PREEMPTED', 'lost', /gave the machine to another job/],
      ['NODE_FAIL', 'lost', /machine that ran the job failed/],
      ['TIMEOUT', 'failed', /time limit.*newest checkpoint/],
      ['OUT_OF_MEMORY', 'failed', /more memory/],
      ['CANCELLED by 1000', 'cancelled', /cancelled in Slurm/],
    ] as const) {
      const handle = await training();
      await world.slurm.end('100', verdict, verdict === 'PREEMPTED' ? 'SIGTERM' : 'SIGKILL');
      expect(await stateAfterEnd(handle)).toEqual({ state, message: expect.stringMatching(message) });
      await world.close();
    }
    await training();
  }, 60_000);

  it('waits for accounts that lag, believes files without them, and gives up on a job without a trace', async () => {
    const handle = await training();
    const over = await world.slurm.trouble('lag');
    await world.trainer.die(handle);
    await until(async () => (await world.slurm.calls()).length > 0);
    expect((await world.launcher.state(handle)).state).toBe('running');
    expect(await stateAfterEnd(handle)).toEqual({
      state: 'lost',
      message: 'The cluster knows nothing of the job any more.',
    });
    await over();
    await world.slurm.trouble('no-accounting');
    await world.launcher.start(world.job, world.jobDir);
    await world.trainer.begin(handle);
    await world.trainer.finish(handle);
    expect(await stateAfterEnd(handle)).toMatchObject({ state: 'succeeded' });
  });

  it('finds the job of a submission whose answer was lost', async () => {
    world = await slurmWorld();
    const { job, jobDir, launcher, slurm, trainer, reopen } = world;
    const over = await slurm.trouble('mute');
    await expect(launcher.start(job, jobDir)).rejects.toBeInstanceOf(ClusterAwayError);
    await over();
    const handle = await reopen().start(job, jobDir);
    await trainer.begin(handle);
    expect(await sbatches()).toHaveLength(1);
    expect(await trainer.starts(handle)).toBe(1);
  });

  it('cancels a job that still waits', async () => {
    world = await slurmWorld();
    await world.slurm.trouble('full');
    const handle = await world.launcher.start(world.job, world.jobDir);
    expect(await world.launcher.state(handle)).toEqual({ state: 'queued' });
    expect((await world.launcher.cancel(handle)).state).toBe('cancelled');
  });

  it('says nothing of a trainer while there is no controller, or no Slurm at all', async () => {
    const handle = await training();
    const over = await world.slurm.trouble('away');
    await expect(world.launcher.state(handle)).rejects.toThrow(
      'Slurm cannot be asked: squeue: error: Unable to contact slurm controller (connect failure)',
    );
    await expect(world.launcher.cancel(handle)).rejects.toBeInstanceOf(ClusterAwayError);
    await over();
    const elsewhere = world.reopen({ environment: { PATH: '/nonexistent' } });
    await expect(elsewhere.state(handle)).rejects.toThrow("Slurm's command squeue cannot be run: ENOENT.");
    expect((await world.launcher.state(handle)).state).toBe('running');
  });

  it('quotes what sbatch refuses a job for', async () => {
    world = await slurmWorld({ partition: 'nowhere' });
    const starting = world.launcher.start(world.job, world.jobDir);
    await expect(starting).rejects.toBeInstanceOf(TrainerNotStartedError);
    await expect(starting).rejects.toThrow('Invalid partition name specified');
  });

  it('gives sbatch names and paths without a meaning, and the job no other environment', async () => {
    world = await slurmWorld({
      partition: 'gpu',
      gpus: 0.5,
      arguments: ['--time=1:00', '--comment=a b; $(touch injected)'],
    });
    const { job, launcher, root, slurm } = world;
    const jobDir = `${root}/100% of jobs`;
    await launcher.start({ ...job, runId: '$(touch injected)\n--wrap=x' }, jobDir);
    const [[, ...args] = []] = await sbatches();
    expect(args).toEqual([
      '--parsable',
      expect.stringMatching(/^--job-name=ethogram-_touch_injected_--wrap_x-[0-9a-f]{8}-1$/),
      `--output=${root}/100%% of jobs/trainer.log`,
      '--open-mode=append',
      `--chdir=${jobDir}`,
      '--no-requeue',
      '--cpus-per-task=1',
      '--gpus=1',
      '--partition=gpu',
      '--time=1:00',
      '--comment=a b; $(touch injected)',
    ]);
    expect(await slurm.script('100')).toContain("fine-tune --job '");
    expect(await readdir(root)).not.toContain('injected');
  });
});
