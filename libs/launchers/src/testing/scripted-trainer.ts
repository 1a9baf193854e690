import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { TrainerJob } from '@ethogram/core';
import type { LaunchHandle } from '../fine-tune-launcher.port.js';
import { signalProcess } from '../local/trainer-process.js';
import { LocalProcessLauncher, type LocalProcessLauncherOptions } from '../local/local-process-launcher.js';
import type { LauncherWorld, TrainerControl } from './launcher-contract.js';

const WEIGHTS = 'weights of the scripted trainer';

/** A Node program with the trainer's files, signals and exit codes that does what a command file tells it. */
const PROGRAM = `
import { spawn } from 'node:child_process';
import { appendFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const job = JSON.parse(readFileSync(process.argv[process.argv.indexOf('--job') + 1], 'utf8'));
const at = (name) => join(job.outputDir, name);
// A killed process keeps its pid until its parent has heard of it.
const isAlive = (pid) => {
  try { return process.kill(pid, 0) && !/^\\d+ \\(.*\\) Z /.test(readFileSync('/proc/' + pid + '/stat', 'utf8')); }
  catch { return false; }
};
const event = (type, more = {}) =>
  appendFileSync(at('events.jsonl'), JSON.stringify({ at: '2026-01-01T00:00:00.000Z', type, step: 0, ...more }) + '\\n');
const end = (code) => { rmSync(at('trainer.pid'), { force: true }); process.exit(code); };

appendFileSync(at('starts'), process.pid + '\\n');
writeFileSync(at('environment.json'), JSON.stringify(process.env));
if (job.baseModel === 'crash') { console.error('Traceback\\nModuleNotFoundError: no torch\\n'); process.exit(1); }
if (job.baseModel === 'silent') process.exit(0);
if (existsSync(at('trainer.pid')) && isAlive(Number(readFileSync(at('trainer.pid'), 'utf8')))) process.exit(75);
writeFileSync(at('trainer.pid'), process.pid + '\\n');
if (job.baseModel === 'helper') {
  const helper = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' });
  writeFileSync(at('helper.pid'), String(helper.pid));
}
process.on('SIGTERM', () => {
  if (process.env.STUBBORN) return;
  event('cancelled');
  end(143);
});
setInterval(() => {
  if (!existsSync(at('command.json'))) return;
  const { task, message } = JSON.parse(readFileSync(at('command.json'), 'utf8'));
  if (task === 'begin') event(existsSync(at('events.jsonl')) ? 'resumed' : 'started');
  if (task === 'fail') event('failed', { message });
  if (task === 'finish') {
    mkdirSync(at('adapter'), { recursive: true });
    writeFileSync(at('adapter/adapter_model.safetensors'), ${JSON.stringify(WEIGHTS)});
    writeFileSync(at('result.json'), message);
    event('finished');
  }
  rmSync(at('command.json'));
  if (task === 'fail') end(2);
  if (task === 'finish') end(0);
}, 5);
`;

/** A folder with the scripted trainer, a job for it, and a hand on the trainers that are started for that job. */
export interface ScriptedStage {
  /** Temporary folder of this stage. */
  readonly root: string;
  /** Program and leading arguments that run the scripted trainer. */
  readonly command: readonly [string, ...string[]];
  readonly job: TrainerJob;
  readonly jobDir: string;
  readonly outputFile: (name: string) => string;
  /** @param newestPid the trainer the launcher started last, once it has come to life */
  readonly control: (newestPid: (handle: LaunchHandle) => Promise<number>) => TrainerControl;
  /** The trainers that have come to life so far, in order. */
  readonly startedPids: () => Promise<number[]>;
  readonly close: () => Promise<void>;
}

/** `baseModel` sets the trainer's nature: `crash` and `silent` end at once, `helper` has a child process of its own. */
export async function scriptedStage(baseModel = 'demo'): Promise<ScriptedStage> {
  // Awkward on purpose: a shell would choke on this path, or worse.
  const root = await mkdtemp(join(tmpdir(), "ethogram $(touch injected) 'launch'-"));
  const program = join(root, 'scripted-trainer.mjs');
  await writeFile(program, PROGRAM);
  const job = scriptedJob(join(root, 'output'), baseModel);
  const outputFile = (name: string): string => join(job.outputDir, name);
  const startedPids = async (): Promise<number[]> =>
    (await textOf(outputFile('starts'))).split('\n').filter(Boolean).map(Number);
  const close = async (): Promise<void> => {
    for (const pid of await startedPids()) killIfThere(pid);
    await rm(root, { recursive: true, force: true, maxRetries: 3 });
  };
  const control = (newestPid: (handle: LaunchHandle) => Promise<number>): TrainerControl =>
    controlOf(outputFile, newestPid, startedPids);
  return {
    root,
    command: [process.execPath, program],
    job,
    jobDir: join(root, 'job'),
    outputFile,
    control,
    startedPids,
    close,
  };
}

export interface ScriptedWorld extends LauncherWorld, Omit<ScriptedStage, 'job' | 'jobDir' | 'close'> {
  readonly launcher: LocalProcessLauncher;
  readonly reopen: () => LocalProcessLauncher;
}

/** A `LocalProcessLauncher` whose trainer is the scripted one. */
export async function scriptedWorld(
  options: Partial<LocalProcessLauncherOptions> & { baseModel?: string } = {},
): Promise<ScriptedWorld> {
  const { baseModel, ...launcherOptions } = options;
  const stage = await scriptedStage(baseModel);
  const reopen = (): LocalProcessLauncher =>
    new LocalProcessLauncher({ command: stage.command, environment: {}, ...launcherOptions });
  const trainer = stage.control(async (handle) => {
    const { pid } = JSON.parse(await textOf(join(handle.jobDir, 'launch.json'))) as { pid: number };
    await until(async () => (await stage.startedPids()).includes(pid));
    return pid;
  });
  return { ...stage, launcher: reopen(), reopen, trainer };
}

function controlOf(
  outputFile: (name: string) => string,
  newestPid: (handle: LaunchHandle) => Promise<number>,
  startedPids: () => Promise<number[]>,
): TrainerControl {
  const result = {
    adapterDir: outputFile('adapter'),
    sha256: createHash('sha256').update(WEIGHTS).digest('hex'),
    steps: 3,
    finalLoss: 0.5,
    trainRuntimeSeconds: 1.5,
    versions: { torch: '2' },
    device: 'cpu',
    dtype: 'float32',
  };
  const tell = async (handle: LaunchHandle, task: string, message?: string): Promise<void> => {
    const pid = await newestPid(handle);
    await until(async () => (await textOf(outputFile('trainer.pid'))).trim() === String(pid));
    await writeFile(outputFile('command.json.part'), JSON.stringify({ task, message }));
    await rename(outputFile('command.json.part'), outputFile('command.json'));
    await until(async () => !(await exists(outputFile('command.json'))));
  };
  return {
    begin: (handle) => tell(handle, 'begin'),
    finish: (handle) => tell(handle, 'finish', JSON.stringify(result)),
    fail: (handle, message) => tell(handle, 'fail', message),
    die: async (handle) => {
      const pid = await newestPid(handle);
      killIfThere(pid);
      await until(async () => !(await isRunning(pid)));
    },
    starts: async (handle) => {
      await newestPid(handle);
      return (await startedPids()).length;
    },
  };
}

function scriptedJob(outputDir: string, baseModel: string): TrainerJob {
  return {
    schema: 1,
    runId: 'run-1',
    baseModel,
    trainingSet: '/data/training.jsonl',
    outputDir,
    seed: 7,
    lora: { r: 8, alpha: 16, dropout: 0, targetModules: 'all-linear', layers: null },
    optimizer: {
      learningRate: 0.005,
      epochs: 1,
      batchSize: 4,
      warmupSteps: 0,
      weightDecay: 0,
      scheduler: 'cosine',
    },
    maxLength: 128,
    checkpointEverySteps: 10,
    threads: null,
  };
}

/** Waits until something holds; throws when it does not for half a minute. */
export async function until(holds: () => Promise<boolean>): Promise<void> {
  for (const startedAt = performance.now(); performance.now() - startedAt < 30_000; await wait(5)) {
    if (await holds()) return;
  }
  throw new Error('Waited half a minute in vain.');
}

/** Like `isAlive`, but false for a killed process that stays in the process table until somebody reaps it. */
export async function isRunning(pid: number): Promise<boolean> {
  if (!isAlive(pid)) return false;
  const status = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  return !/^\d+ \(.*\) Z /.test(status) && status !== '';
}

export function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

function killIfThere(pid: number): void {
  signalProcess(pid, 'SIGKILL', 'process');
}

/** Empty for a file that does not exist yet, or no longer. */
async function textOf(file: string): Promise<string> {
  return readFile(file, 'utf8').catch(() => '');
}

async function exists(file: string): Promise<boolean> {
  return stat(file).then(
    () => true,
    () => false,
  );
}
