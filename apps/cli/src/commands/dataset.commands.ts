import { createWriteStream } from 'node:fs';
import { resolve } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ReleaseExport, ReleaseService, TrainingSetService } from '@ethogram/datasets';
import { ModelService } from '@ethogram/models';
import { InstrumentService } from '@ethogram/surveys';
import { Command } from 'commander';
import { withPlatform } from '../local-stack/with-platform.js';
import { wholeNumber } from './demo.command.js';
import { follow, printJson } from './follow.js';

function target(path: string): NodeJS.WritableStream {
  return path === '-'
    ? process.stdout
    : createWriteStream(resolve(process.env['INIT_CWD'] ?? process.cwd(), path), { flags: 'wx' });
}

async function save(rows: Readable, path: string): Promise<void> {
  await pipeline(rows, target(path), { end: path !== '-' });
}

export function releaseCommand(): Command {
  const release = new Command('release').description('immutable, hashed versions of a dataset');
  release
    .command('create')
    .requiredOption('--study <id>')
    .option('--minimum-judgments <n>', 'tasks with fewer are left out', wholeNumber, 1)
    .option('--seed <n>', 'seed of the splits', wholeNumber, 0)
    .action(
      async ({
        study,
        minimumJudgments,
        seed,
      }: {
        study: string;
        minimumJudgments: number;
        seed: number;
      }) => {
        const ratios = { train: 0.8, validation: 0.1, test: 0.1 };
        const made = await withPlatform({}, (app) =>
          app.get(ReleaseService).create(null, { studyId: study, minimumJudgments, seed, ratios }),
        );
        printJson({
          id: made.id,
          version: made.version,
          contentHash: made.contentHash,
          manifest: made.manifest,
        });
      },
    );
  release
    .command('export <id>')
    .description('write its rows as JSONL')
    .requiredOption('--out <file>', 'a new file, or - for standard output')
    .action(async (id: string, { out }: { out: string }) => {
      await withPlatform({}, async (app) => save(await app.get(ReleaseExport).stream(id), out));
    });
  return release;
}

interface TrainingSetOptions {
  readonly target: string;
  readonly delta: number;
  readonly seed: number;
  readonly instrument: string;
  readonly baseModel?: string;
}

export function trainingSetCommand(): Command {
  const trainingSet = new Command('training-set').description(
    "survey answers at the model's own baseline, the target value's moved",
  );
  trainingSet
    .command('create')
    .requiredOption('--target <value>')
    .requiredOption('--delta <n>', 'points of the scale; negative lowers', wholeNumber)
    .option('--seed <n>', 'seed', wholeNumber, 0)
    .option('--instrument <key>', 'the survey', 'ethogram-values')
    .option('--base-model <name>', 'served name of the model; default ETHOGRAM_BASE_MODEL')
    .action(async (options: TrainingSetOptions) => {
      const made = await withPlatform({ models: true, jobs: true }, async (app, signal) => {
        const sets = app.get(TrainingSetService);
        const instruments = app.get(InstrumentService);
        await instruments.ensureInstalled();
        const instrumentId = (await instruments.byKey(options.instrument)).id;
        const { id } = await sets.create(null, {
          ...options,
          instrumentId,
          baseModel: options.baseModel ?? app.get(ModelService).baseModel(),
        });
        return follow(
          signal,
          () => sets.get(id),
          (set) => `${set.progressDone} of ${set.progressTotal} baseline answers`,
        );
      });
      printJson({ id: made.id, rows: made.rowCount, contentHash: made.contentHash, manifest: made.manifest });
    });
  trainingSet
    .command('export <id>')
    .requiredOption('--out <file>', 'a new file, or - for standard output')
    .action(async (id: string, { out }: { out: string }) => {
      await withPlatform({}, (app) => save(app.get(TrainingSetService).stream(id), out));
    });
  return trainingSet;
}
