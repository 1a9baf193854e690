import { ReportService } from '@ethogram/evaluation';
import { AdapterService, FineTuneService } from '@ethogram/models';
import type { INestApplicationContext } from '@nestjs/common';
import { Command } from 'commander';
import { withPlatform } from '../local-stack/with-platform.js';
import { wholeNumber } from './demo.command.js';
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

export function evaluateCommand(): Command {
  return new Command('evaluate')
    .description('evaluate base and tuned model on every suite and print the before/after report')
    .requiredOption('--fine-tune <runId>')
    .option('--release <id>', 'whose scenarios are judged; default: the newest moral-judgment release')
    .option('--name <name>', 'of the report', 'Report from the command line')
    .option('--seed <n>', 'seed', wholeNumber, 0)
    .option('--json', 'print the report as one JSON object')
    .action(
      async (options: { fineTune: string; release?: string; name: string; seed: number; json?: boolean }) => {
        const { content } = await withPlatform(NEEDS, async (app, signal) => {
          const reports = app.get(ReportService);
          const { id } = await reports.create(null, {
            name: options.name,
            fineTuneRunId: options.fineTune,
            releaseId: options.release ?? null,
            seed: options.seed,
          });
          return follow(
            signal,
            () => reports.get(id),
            (report) => `${report.progressDone} of ${report.progressTotal} answers`,
          );
        });
        if (!content) throw new Error('The evaluation ended without a report.');
        if (options.json) printJson(content);
        else process.stdout.write(`${reportText(content)}\n`);
      },
    );
}
