import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import {
  type Experiment,
  EXPERIMENT_PRESETS,
  EXPERIMENT_SUITES,
  EXPERIMENT_VALUES,
  ExperimentExport,
  type ExperimentRequest,
  ExperimentService,
  type ExperimentStep,
} from '@ethogram/evaluation';
import { DEMONSTRATION_MODEL, ModelService } from '@ethogram/models';
import { Argument, Command } from 'commander';
import { withPlatform } from '../local-stack/with-platform.js';
import { progressLine } from '../progress-line.js';
import { confirm } from './confirm.js';
import { listed, numbers } from './lists.js';
import { forecastText } from './sweep.command.js';

interface ExperimentOptions {
  readonly models: string[];
  readonly values: string;
  readonly directions: string[];
  readonly deltas: number[];
  readonly seeds: number[];
  readonly sham: boolean;
  readonly steering: boolean;
  readonly suites: string[];
  readonly release?: string;
  readonly out: string;
  readonly new: boolean;
  readonly yes: boolean;
}

/** A number of values, or which. */
function valuesOf(text: string): number | string[] {
  if (text === 'all') return EXPERIMENT_VALUES.length;
  return /^\d+$/.test(text) ? Number(text) : listed(text);
}

/** `demo` is the demonstration model, whatever it is served as elsewhere. */
function modelsOf(names: readonly string[], served: string): string[] {
  return names.map((name) => {
    if (name !== 'demo') return name;
    if (served !== DEMONSTRATION_MODEL)
      throw new Error(
        `The model set up here is ${served}, not the demonstration model: unset ETHOGRAM_BASE_MODEL and ETHOGRAM_VLLM_URL to use that, or name ${served} with --models.`,
      );
    return DEMONSTRATION_MODEL;
  });
}

function requestOf(options: ExperimentOptions, served: string): ExperimentRequest {
  const { directions, deltas, seeds, sham, steering, suites, release } = options;
  return {
    models: modelsOf(options.models, served),
    values: valuesOf(options.values),
    directions,
    deltas,
    seeds,
    sham,
    steering,
    suites,
    releaseId: release ?? null,
  };
}

const seconds = (from: Date | null, to: Date | null): string =>
  from && to ? `${Math.round((to.getTime() - from.getTime()) / 1000)} s` : '–';

function stepText({ title, model, state, error, startedAt, finishedAt }: ExperimentStep): string {
  const of = model && !title.includes(model) ? ` (${model})` : '';
  return `${state.toLowerCase().padEnd(9)} ${seconds(startedAt, finishedAt).padStart(6)}  ${title}${of}${error ? `: ${error}` : ''}`;
}

/** A line for each step as it ends, and one that changes for those under way. */
async function followExperiment(
  experiments: ExperimentService,
  id: string,
  signal: AbortSignal,
): Promise<Experiment> {
  const progress = progressLine();
  const told = new Set<string>();
  for (;;) {
    signal.throwIfAborted();
    const experiment = await experiments.get(id);
    const steps = await experiments.stepsOfExperiments([id]);
    for (const step of steps)
      if (['SUCCEEDED', 'FAILED', 'CANCELLED'].includes(step.state) && !told.has(step.key)) {
        told.add(step.key);
        progress.end();
        process.stderr.write(`${stepText(step)}\n`);
      }
    const under = steps.filter(({ state }) => state === 'RUNNING');
    progress.show(
      `${told.size} of ${steps.length} steps done${under.map(({ title, progressNote }) => `; ${title}${progressNote ? `: ${progressNote}` : ''}`).join('')}`,
    );
    if (['SUCCEEDED', 'FAILED', 'CANCELLED'].includes(experiment.state)) {
      progress.end();
      return experiment;
    }
    await new Promise((done) => setTimeout(done, 500));
  }
}

async function experiment(_preset: string, options: ExperimentOptions): Promise<void> {
  const folder = resolve(options.out);
  const ended = await withPlatform({ models: true, jobs: true }, async (app, signal) => {
    const experiments = app.get(ExperimentService);
    const request = requestOf(options, app.get(ModelService).baseModel());
    for (const { model, forecast } of await experiments.preview(request))
      await confirm(`${model}: ${forecastText(forecast)}`, options.yes || forecast.trainings <= 20);
    const started = options.new
      ? await experiments.start(null, request)
      : await experiments.startOrContinue(null, request);
    const found = await followExperiment(experiments, started.id, signal);
    if (found.content) {
      await mkdir(folder, { recursive: true });
      for (const { name, body } of await app.get(ExperimentExport).files(found.id))
        await writeFile(join(folder, name), body);
    }
    return found;
  });
  const { id, state, content, startedAt, finishedAt, error } = ended;
  if (content)
    process.stdout.write(
      `${join(folder, 'report.html')}\nExperiment ${id} took ${seconds(startedAt, finishedAt)}; report.html, report.json and report.csv are in ${folder}.\n`,
    );
  if (state !== 'SUCCEEDED') {
    process.stderr.write(`${error ?? `It was ${state.toLowerCase()}.`}\n`);
    process.exitCode = 1;
  }
}

export function experimentCommand(): Command {
  return new Command('experiment')
    .description('a whole design, from untouched models to one report')
    .addArgument(new Argument('<preset>', 'the design').choices(EXPERIMENT_PRESETS))
    .requiredOption('--models <list>', 'served names; demo is the demonstration model', listed)
    .option('--values <n|list>', 'how many, in the order below, or which, or all', 'all')
    .option('--directions <list>', 'lower,raise', listed, ['lower'])
    .option('--deltas <list>', 'points of the survey scale, without a sign', numbers, [3])
    .option('--seeds <list>', 'of the trainings', numbers, [0])
    .option('--no-sham', 'without the fine-tune in which nothing is moved')
    .option('--no-steering', 'without the untouched model told by prompt')
    .option('--suites <list>', 'what is asked', listed, [...EXPERIMENT_SUITES])
    .option('--release <id>', 'of moral judgments; the demonstration model has its own')
    .option('--out <folder>', 'for the report', 'survey-to-behavior')
    .option('--new', 'another one, instead of going on with the last that was asked for in this way', false)
    .option('--yes', 'do not ask', false)
    .addHelpText('after', `\nOrder of values: ${EXPERIMENT_VALUES.join(', ')}.`)
    .action(experiment);
}
