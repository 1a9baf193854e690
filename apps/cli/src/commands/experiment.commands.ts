import { AnswerCache, type Report, ReportService } from '@ethogram/evaluation';
import { AdapterService, FineTuneService } from '@ethogram/models';
import type { INestApplicationContext } from '@nestjs/common';
import { Command, Option } from 'commander';
import { withPlatform } from '../local-stack/with-platform.js';
import { wholeNumber } from './demo.command.js';
import { evaluateSuites, runResult, type SuiteOptions } from './evaluate-suites.js';
import { follow, printJson } from './follow.js';
import { reportText } from './report-text.js';

const NEEDS = { models: true, jobs: true } as const;

async function followFineTune(
  app: INestApplicationContext,
  signal: AbortSignal,
  id: string,
): Promise<object> {
  const fineTunes = app.get(FineTuneService);
  const run = await follow(
    signal,
    () => fineTunes.get(id),
    ({ step, totalSteps, state }) => `${state.toLowerCase()}: step ${step} of ${totalSteps}`,
  );
  const [adapter] = await app.get(AdapterService).byFineTuneRuns([id]);
  return {
    id: run.id,
    state: run.state,
    adapter: adapter ? { id: adapter.id, name: adapter.name, sha256: adapter.sha256 } : null,
  };
}

export function fineTuneCommand(): Command {
  return new Command('fine-tune')
    .description('train an adapter on a training set, or go on with a run that was stopped')
    .option('--training-set <id>')
    .option('--name <name>', 'of the run', 'Fine-tune from the command line')
    .option('--seed <n>', 'seed', wholeNumber, 0)
    .option('--resume <runId>', 'a failed or cancelled run')
    .action(async (options: { trainingSet?: string; name: string; seed: number; resume?: string }) => {
      const done = await withPlatform(NEEDS, async (app, signal) => {
        const fineTunes = app.get(FineTuneService);
        if (options.resume)
          return followFineTune(app, signal, (await fineTunes.resume(null, options.resume)).id);
        if (!options.trainingSet)
          throw new Error('Name a training set with --training-set, or a run to go on with by --resume.');
        const { id } = await fineTunes.start(null, {
          name: options.name,
          trainingSetId: options.trainingSet,
          seed: options.seed,
        });
        return followFineTune(app, signal, id);
      });
      printJson(done);
    });
}

interface EvaluateOptions extends SuiteOptions {
  readonly fineTune?: string;
  readonly name: string;
  readonly json?: boolean;
  readonly emptyCache?: boolean;
}

export function evaluateCommand(): Command {
  return new Command('evaluate')
    .description(
      'with --fine-tune: evaluate base and tuned model and print the before/after report; else put suites to one model',
    )
    .option('--fine-tune <runId>')
    .option('--model <name>', 'served model or adapter; default: the base model of the installation')
    .option(
      '--suites <names>',
      'value-profile, held-out-survey, moral-judgment, text-adventure, capability, own:NAME',
    )
    .option('--instrument <key>', 'of the surveys', 'ethogram-values')
    .option('--families <names>', 'of the held-out survey, separated by commas')
    .option('--games <keys>', 'of the text adventures, separated by commas')
    .option('--episodes <n>', 'plays of each game', wholeNumber, 5)
    .addOption(new Option('--orders <orders>', 'of the verdicts').choices(['fixed', 'balanced']))
    .option('--steer <value>', 'move a value by a system message: VALUE:raise or VALUE:lower')
    .option('--repeat <n>', 'another number measures the same again, past the cache', wholeNumber, 0)
    .option('--release <id>', 'whose scenarios are judged; default: the newest moral-judgment release')
    .option('--name <name>', 'of the report', 'Report from the command line')
    .option('--seed <n>', 'seed', wholeNumber, 0)
    .option('--empty-cache', 'throw away what models answered before')
    .option('--json', 'print the report, or the runs, as one JSON value')
    .action(async (options: EvaluateOptions) => {
      if (options.fineTune === undefined) return evaluateModel(options);
      const { content } = await withPlatform(NEEDS, (app, signal) =>
        evaluateFineTune(app, signal, options.fineTune ?? '', options),
      );
      if (!content) throw new Error('The evaluation ended without a report.');
      if (options.json) printJson(content);
      else process.stdout.write(`${reportText(content)}\n`);
    });
}

async function evaluateModel(options: EvaluateOptions): Promise<void> {
  const runs = await withPlatform(NEEDS, async (app, signal) => {
    if (options.emptyCache) await app.get(AnswerCache).empty();
    return evaluateSuites(app, signal, options);
  });
  if (options.json)
    printJson(
      runs.map(({ id, suite, model, state, manifest, summary }) => ({
        ...{ id, suite, model, state, manifest, summary },
      })),
    );
  else process.stdout.write(`${runs.map(runResult).join('\n\n')}\n`);
}

async function evaluateFineTune(
  app: INestApplicationContext,
  signal: AbortSignal,
  fineTuneRunId: string,
  { name, release, seed, emptyCache }: EvaluateOptions,
): Promise<Report> {
  if (emptyCache) await app.get(AnswerCache).empty();
  const reports = app.get(ReportService);
  const { id } = await reports.create(null, { name, fineTuneRunId, releaseId: release ?? null, seed });
  return follow(
    signal,
    () => reports.get(id),
    (report) => `${report.progressDone} of ${report.progressTotal} answers`,
  );
}
