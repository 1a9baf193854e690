import { afterEach, describe, expect, it } from '@jest/globals';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { LaunchState } from '../fine-tune-launcher.port.js';
import { TrainerNotStartedError } from '../launcher.errors.js';
import { launcherContract } from '../testing/launcher-contract.js';
import { isAlive, isRunning, scriptedWorld, type ScriptedWorld, until } from '../testing/scripted-trainer.js';
import { signalProcess } from './trainer-process.js';

describe('LocalProcessLauncher keeps the contract: it', () => {
  for (const { name, run } of launcherContract(() => scriptedWorld())) it(name, run);
});

describe('LocalProcessLauncher', () => {
  let world: ScriptedWorld;
  afterEach(() => world.close());

  const stateAfterEnd = async (): Promise<LaunchState> => {
    const handle = await world.launcher.start(world.job, world.jobDir);
    await until(async () => !['starting', 'running'].includes((await world.launcher.state(handle)).state));
    return world.launcher.state(handle);
  };

  it('leaves the trainer running when the platform is killed, and finds it again', async () => {
    world = await scriptedWorld();
    const { job, jobDir, trainer } = world;
    await startPlatformAndKillIt(world);

    const launcher = world.reopen();
    const handle = await launcher.start(job, jobDir);
    await trainer.begin(handle);
    expect(await trainer.starts(handle)).toBe(1);
    await expect(launcher.state(handle)).resolves.toEqual({ state: 'running' });
    await expect(launcher.cancel(handle)).resolves.toMatchObject({ state: 'cancelled' });
  });

  it('finds a trainer that somebody else started', async () => {
    world = await scriptedWorld();
    const { job, jobDir, launcher, trainer, command, outputFile } = world;
    const [program, ...leading] = command;
    const handle = await launcher.start(job, jobDir);
    await trainer.die(handle);
    spawn(program, [...leading, 'fine-tune', '--job', join(jobDir, 'job.json')], { stdio: 'ignore' });
    await until(async () => (await readFile(outputFile('starts'), 'utf8')).split('\n').length === 3);
    await until(async () => (await launcher.state(handle)).state !== 'lost');
    await launcher.start(job, jobDir);
    expect(await trainer.starts(handle)).toBe(2);
    // It leads no process group of its own, so that killing the group alone would miss it.
    await expect(world.launcher.cancel(handle)).resolves.toMatchObject({ state: 'cancelled' });
  });

  it('neither believes nor harms a stranger whose pid the trainer once had', async () => {
    world = await scriptedWorld();
    const { job, jobDir, launcher, trainer, outputFile } = world;
    const stranger = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' });
    try {
      const handle = await launcher.start(job, jobDir);
      await trainer.begin(handle);
      await trainer.die(handle);
      await writeFile(outputFile('trainer.pid'), `${stranger.pid}\n`);
      await until(async () => (await launcher.state(handle)).state === 'lost');
      await expect(launcher.cancel(handle)).resolves.toMatchObject({ state: 'lost' });
      expect(isAlive(stranger.pid ?? 0)).toBe(true);
    } finally {
      stranger.kill('SIGKILL');
    }
  });

  it('ends a trainer that does not listen by force, with its helpers, and calls it cancelled', async () => {
    world = await scriptedWorld({ baseModel: 'helper', environment: { STUBBORN: '1' }, cancelGraceMs: 100 });
    const { job, jobDir, launcher, trainer, outputFile } = world;
    const handle = await launcher.start(job, jobDir);
    await trainer.begin(handle);
    const helper = Number(await readFile(outputFile('helper.pid'), 'utf8'));
    expect(isAlive(helper)).toBe(true);
    await expect(launcher.cancel(handle)).resolves.toMatchObject({ state: 'cancelled' });
    await expect(world.reopen().state(handle)).resolves.toMatchObject({ state: 'cancelled' });
    await until(async () => !(await isRunning(helper)));
  });

  it('calls a trainer lost that was told to stop by somebody else, as when the machine is shut down', async () => {
    world = await scriptedWorld();
    const { job, jobDir, launcher, trainer, startedPids } = world;
    const handle = await launcher.start(job, jobDir);
    await trainer.begin(handle);
    process.kill((await startedPids())[0] ?? 0, 'SIGTERM');
    await until(async () => (await launcher.state(handle)).state !== 'running');
    await expect(launcher.state(handle)).resolves.toMatchObject({ state: 'lost', exitCode: 143 });
    await expect(world.reopen().state(handle)).resolves.toMatchObject({ state: 'lost' });
  });

  it('writes a job file anew that a crash of the machine left empty', async () => {
    world = await scriptedWorld();
    const { job, jobDir, launcher } = world;
    await mkdir(jobDir, { recursive: true });
    await writeFile(join(jobDir, 'job.json'), '');
    await launcher.start(job, jobDir);
    expect(JSON.parse(await readFile(join(jobDir, 'job.json'), 'utf8'))).toEqual(job);
  });

  it('quotes the last line of the log when the trainer crashed before it could write an event', async () => {
    world = await scriptedWorld({ baseModel: 'crash' });
    await expect(stateAfterEnd()).resolves.toEqual({
      state: 'failed',
      exitCode: 1,
      message: 'ModuleNotFoundError: no torch',
    });
    await expect(readFile(join(world.jobDir, 'trainer.log'), 'utf8')).resolves.toContain('Traceback');
  });

  it('calls a trainer that ends well without a result failed', async () => {
    world = await scriptedWorld({ baseModel: 'silent' });
    await expect(stateAfterEnd()).resolves.toMatchObject({ state: 'failed', exitCode: 0 });
  });

  it('says which program cannot be run', async () => {
    world = await scriptedWorld({ command: ['/no/such/python', '-m', 'ethogram_trainer'] });
    const starting = world.launcher.start(world.job, world.jobDir);
    await expect(starting).rejects.toBeInstanceOf(TrainerNotStartedError);
    await expect(world.launcher.start(world.job, world.jobDir)).rejects.toThrow('/no/such/python');
  });

  it('gives the trainer exactly the environment it was told to, and no shell', async () => {
    world = await scriptedWorld({ environment: { PYTHONPATH: '$HOME; `id`' } });
    const { job, jobDir, launcher, trainer, outputFile, root } = world;
    const handle = await launcher.start(job, jobDir);
    await trainer.begin(handle);
    const environment: unknown = JSON.parse(await readFile(outputFile('environment.json'), 'utf8'));
    expect(environment).toEqual({ PYTHONPATH: '$HOME; `id`' });
    expect([...(await readdir(root)), ...(await readdir(jobDir))]).not.toContain('injected');
  });

  it('starts the trainer again when the adapter is no longer the one of the result', async () => {
    world = await scriptedWorld();
    const { job, jobDir, launcher, trainer, outputFile } = world;
    const handle = await launcher.start(job, jobDir);
    await trainer.begin(handle);
    await trainer.finish(handle);
    await until(async () => (await launcher.state(handle)).state === 'succeeded');
    await launcher.start(job, jobDir);
    expect(await trainer.starts(handle)).toBe(1);
    await rm(outputFile('adapter'), { recursive: true });
    await launcher.start(job, jobDir);
    expect(await trainer.starts(handle)).toBe(2);
  });

  it('fails a run whose result cannot be read', async () => {
    world = await scriptedWorld();
    const { job, jobDir, launcher, trainer, outputFile } = world;
    await mkdir(job.outputDir, { recursive: true });
    const handle = await launcher.start(job, jobDir);
    await trainer.die(handle);
    await writeFile(outputFile('result.json'), '{"sha256":"short"}');
    await until(async () => (await launcher.state(handle)).state === 'failed');
    await expect(launcher.state(handle)).resolves.toMatchObject({
      message: expect.stringContaining('sha256'),
    });
  });
});

/** Lets a process of its own start the job with the real launcher, and ends its whole group as a terminal would. */
async function startPlatformAndKillIt({ root, job, jobDir, command }: ScriptedWorld): Promise<void> {
  const source = new URL('./local-process-launcher.ts', import.meta.url).href;
  const platformFile = join(root, 'platform.mjs');
  await writeFile(
    platformFile,
    `
import { registerHooks } from 'node:module';
registerHooks({
  resolve(specifier, context, next) {
    try { return next(specifier, context); } catch (error) {
      if (!specifier.startsWith('.')) throw error;
      return next(specifier.replace(/\\.js$/, '.ts'), context);
    }
  },
});
const { LocalProcessLauncher } = await import(${JSON.stringify(source)});
const launcher = new LocalProcessLauncher({ command: ${JSON.stringify(command)}, environment: {} });
await launcher.start(${JSON.stringify(job)}, ${JSON.stringify(jobDir)});
console.log('started');
setInterval(() => {}, 1000);
`,
  );
  const flags = [
    '--experimental-transform-types',
    '--conditions=@ethogram/source',
    '--disable-warning=ExperimentalWarning',
  ];
  const platform = spawn(process.execPath, [...flags, platformFile], {
    detached: true,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const gone = once(platform, 'exit');
  try {
    await Promise.race([
      once(platform.stdout, 'data'),
      gone.then(() => Promise.reject(new Error('It ended early.'))),
    ]);
    // A trainer that is killed before it comes to life would look as if it had never been started.
    await until(async () => (await readdir(job.outputDir)).includes('trainer.pid'));
  } finally {
    if (platform.pid !== undefined) signalProcess(platform.pid, 'SIGKILL', 'group');
    await gone;
  }
}
