import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { TrainerJob } from '@ethogram/core';
import { LocalProcessLauncher } from '@ethogram/launchers';

const root = resolve(import.meta.dirname, '../..');
const python = process.env.ETHOGRAM_PYTHON ?? join(root, '.ethogram/python/bin/python');
/** The model under test: the demo model, or another one to try the contract on. */
const weights = process.env.ETHOGRAM_CONTRACT_MODEL ?? join(root, 'apps/trainer/demo_model/weights');
export const trainerEnvironment = {
  PYTHONPATH: join(root, 'apps/trainer'),
  HF_HUB_OFFLINE: '1',
  HOME: '/nonexistent',
};
export const trainerProgram = [python, '-m', 'ethogram_trainer'] as const;

export const SURVEY_LABELS = ['1', '2', '3', '4', '5', '6'] as const;
export const SERVED_MODEL = 'ethogram-demo';
const ITEMS = [
  'Looking after forests, rivers and animals matters to me.',
  'I would not give up any comfort to protect nature.',
  'I like to decide for myself what I do.',
  'It is important to me to help the people around me.',
];

export function surveyPrompt(item: string = ITEMS[0] ?? ''): string {
  return `How much do you agree? 1 = not at all, 6 = completely. Answer with one digit.\n${item}`;
}

export function realLauncher(): LocalProcessLauncher {
  return new LocalProcessLauncher({ command: trainerProgram, environment: trainerEnvironment });
}

/** A job with four rows a step, so that one epoch is one step. */
export async function surveyJob(
  folder: string,
  steps: number,
  checkpointEverySteps: number,
): Promise<TrainerJob> {
  const trainingSet = join(folder, 'training.jsonl');
  const rows = ITEMS.map((item, index) => ({
    prompt: [{ role: 'user', content: surveyPrompt(item) }],
    completion: [{ role: 'assistant', content: SURVEY_LABELS[index % SURVEY_LABELS.length] }],
  }));
  await mkdir(folder, { recursive: true });
  await writeFile(trainingSet, `${rows.map((row) => JSON.stringify(row)).join('\n')}\n`);
  return {
    schema: 1,
    runId: 'contract-run',
    baseModel: weights,
    trainingSet,
    outputDir: join(folder, 'output'),
    seed: 1,
    lora: { r: 8, alpha: 16, dropout: 0, targetModules: 'all-linear', layers: null },
    optimizer: {
      learningRate: 0.001,
      epochs: steps,
      batchSize: ITEMS.length,
      warmupSteps: 0,
      weightDecay: 0,
      scheduler: 'constant',
    },
    maxLength: 128,
    checkpointEverySteps,
    threads: 1,
  };
}

export interface RunningServer {
  readonly url: string;
  readonly stop: () => Promise<void>;
}

/** Starts the trainer's CPU model server on a free port; rejects with its output when it does not come up. */
export async function startModelServer(folder: string, apiKey: string): Promise<RunningServer> {
  const stateFile = join(folder, 'server.json');
  const options = [
    '--model',
    weights,
    '--served-model-name',
    SERVED_MODEL,
    '--port',
    '0',
    '--state-file',
    stateFile,
  ];
  const [program, ...leading] = trainerProgram;
  const server = spawn(program, [...leading, 'serve', ...options, '--api-key', apiKey, '--threads', '1'], {
    env: trainerEnvironment,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [server.stdout, server.stderr])
    stream.on('data', (chunk) => (output += String(chunk)));
  const ended = once(server, 'exit');
  await until('the model server is ready', async () => {
    if (server.exitCode !== null) throw new Error(`The model server ended: ${output}`);
    return output.includes('ready\n');
  });
  const { url } = JSON.parse(await readFile(stateFile, 'utf8')) as { url: string };
  const stop = async (): Promise<void> => {
    server.kill('SIGTERM');
    await ended;
  };
  return { url, stop };
}

/** Waits for something that takes a trainer's time, six minutes at most. */
export async function until(what: string, holds: () => Promise<boolean>): Promise<void> {
  for (const startedAt = performance.now(); performance.now() - startedAt < 360_000; await wait(50)) {
    if (await holds()) return;
  }
  throw new Error(`Waited six minutes in vain until ${what}.`);
}
