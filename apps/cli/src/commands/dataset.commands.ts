import { ReleaseExport, ReleaseService } from '@ethogram/datasets';
import { Command } from 'commander';
import { withPlatform } from '../local-stack/with-platform.js';
import { wholeNumber } from './demo.command.js';
import { printJson } from './follow.js';
import { save } from './save-stream.js';

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
