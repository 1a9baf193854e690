import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { TrainerJob } from '@ethogram/core';
import type { LaunchHandle } from '../fine-tune-launcher.port.js';
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
const isAlive = (pid) => { try { return process.kill(pid, 0); } catch { return false; } };
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

export interface ScriptedWorld extends LauncherWorld {
  readonly launcher: LocalProcessLauncher;
  readonly reopen: () => LocalProcessLauncher;
  /** Temporary folder of this world. */
  readonly root: string;
  /** Program and leading arguments that run the scripted trainer. */
  readonly command: readonly [string, ...string[]];
  readonly outputFile: (name: string) => string;
}

/**
 * A `LocalProcessLauncher` whose trainer is a small Node program in a temporary folder. `baseModel` sets its nature:
 * `crash` and `silent` end at once, `helper` has a child process of its own.
 */
export async function scriptedWorld(
  options: Partial<LocalProcessLauncherOptions> & { baseModel?: string } = {},
): Promise<ScriptedWorld> {
  const { baseModel = 'demo', ...launcherOptions } = options;
  // Awkward on purpose: a shell would choke on this path, or worse.
  const root = await mkdtemp(join(tmpdir(), "ethogram $(touch injected) 'launch'-"));
  const program = join(root, 'scripted-trainer.mjs');
  await writeFile(program, PROGRAM);
  const command = [process.execPath, program] as const;
  const reopen = (): LocalProcessLauncher =>
    new LocalProcessLauncher({ command, environment: {}, ...launcherOptions });
  const job = scriptedJob(join(root, 'output'), baseModel);
  const outputFile = (name: string): string => join(job.outputDir, name);
  const close = async (): Promise<void> => {
    for (const pid of await startedPids(outputFile('starts'))) killIfThere(pid);
    await rm(root, { recursive: true, force: true, maxRetries: 3 });
  };
  const trainer = controlOf(outputFile);
  return {
    launcher: reopen(),
    reopen,
    job,
    jobDir: join(root, 'job'),
    root,
    command,
    outputFile,
    trainer,
    close,
  };
}

function controlOf(outputFile: (name: string) => string): TrainerControl {
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
    const pid = await newestPid(handle, outputFile('starts'));
    await until(async () => (await textOf(outputFile('trainer.pid'))).trim() === String(pid));
    await writeFile(outputFile('command.json.part'), JSON.stringify({ task, message }));
    await rename(outputFile('command.json.part'), outputFile('command.json'));
    await until(async () => !(await exists(outputFile('command.json'))));
  };
  return {
    begin: (handle) => tell(handle, 'begin'),
    finish: (handle) => tell(handle, 'finish', JSON.stringify(result)),
    fail: (handle, message) => tell(handle, 'fail', message),
    die: async (handle) => killIfThere(await newestPid(handle, outputFile('starts'))),
    starts: async (handle) => {
      await newestPid(handle, outputFile('starts'));
      return (await startedPids(outputFile('starts'))).length;
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

/** The trainer the launcher started last, once it has come to life. */
async function newestPid(handle: LaunchHandle, startsFile: string): Promise<number> {
  const { pid } = JSON.parse(await textOf(join(handle.jobDir, 'launch.json'))) as { pid: number };
  await until(async () => (await startedPids(startsFile)).includes(pid));
  return pid;
}

async function startedPids(startsFile: string): Promise<number[]> {
  return (await textOf(startsFile)).split('\n').filter(Boolean).map(Number);
}

/** Waits until something holds; throws when it does not for half a minute. */
export async function until(holds: () => Promise<boolean>): Promise<void> {
  for (const startedAt = performance.now(); performance.now() - startedAt < 30_000; await wait(5)) {
    if (await holds()) return;
  }
  throw new Error('Waited half a minute in vain.');
}

export function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

function killIfThere(pid: number): void {
  if (isAlive(pid)) process.kill(pid, 'SIGKILL');
}

/** Empty for a file that does not exist yet. */
async function textOf(file: string): Promise<string> {
  return (await exists(file)) ? readFile(file, 'utf8') : '';
}

async function exists(file: string): Promise<boolean> {
  return stat(file).then(
    () => true,
    () => false,
  );
}
