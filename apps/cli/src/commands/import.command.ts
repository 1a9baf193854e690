import { basename, resolve } from 'node:path';
import { type CollectionRun, type CollectionRunFile, ImportService } from '@ethogram/collection';
import { SourceService } from '@ethogram/corpus';
import { Command } from 'commander';
import { withPlatform } from '../local-stack/with-platform.js';
import { progressLine } from '../progress-line.js';

interface ImportOptions {
  readonly source: string;
  readonly json?: boolean;
  readonly mayAnnotate: boolean;
}

/** The object `--json` prints. */
function summary({ tally }: CollectionRun): object {
  return { posts: tally.posts, comments: tally.comments, verdicts: tally.verdicts };
}

function table(run: CollectionRun): string {
  const rows = (['posts', 'comments'] as const).map((kind) => {
    const { read, stored, deleted, duplicate, invalid } = run.tally[kind];
    return `${kind.padEnd(9)} ${read} read: ${stored} stored, ${deleted} deleted, ${duplicate} already there, ${invalid} invalid`;
  });
  const verdicts = Object.entries(run.tally.verdicts).map(([verdict, posts]) => `${verdict} ${posts}`);
  return [...rows, `verdicts  ${verdicts.join(', ')}`].join('\n');
}

function invalidLines(files: readonly CollectionRunFile[]): string[] {
  return files.flatMap((file) =>
    file.invalidLines.map(({ line, reason }) => `${file.name}, line ${line}: ${reason}`),
  );
}

async function importFiles(files: string[], options: ImportOptions): Promise<void> {
  const { run, invalid } = await withPlatform({}, async (app, signal) => {
    const source = await app.get(SourceService).findOrCreate({
      name: options.source,
      basis: 'Files imported on the command line.',
      mayAnnotate: options.mayAnnotate,
    });
    const progress = progressLine();
    const paths = files.map((file) => ({
      path: resolve(process.env['INIT_CWD'] ?? process.cwd(), file),
      name: basename(file),
    }));
    const imports = app.get(ImportService);
    const finished = await imports.importNow({ sourceId: source.id, files: paths }, signal, (tally) => {
      progress.show(`${tally.posts.read} posts, ${tally.comments.read} comments read`);
    });
    progress.end();
    return { run: finished, invalid: invalidLines(await imports.filesOf(finished.id)) };
  });
  for (const line of invalid) process.stderr.write(`${line}\n`);
  process.stdout.write(`${options.json ? JSON.stringify(summary(run), null, 2) : table(run)}\n`);
  if (run.state !== 'SUCCEEDED') throw new Error(run.error ?? 'The import did not finish.');
}

export function importCommand(): Command {
  return new Command('import')
    .description('import posts and comments from dump files (.ndjson, .zst, .gz; mixed as you like)')
    .argument('<file...>')
    .requiredOption('--source <name>', 'the source they belong to; made when there is none of this name')
    .option('--no-may-annotate', 'do not let people label texts of a source made by this import')
    .option('--json', 'print the counts as one JSON object')
    .action(importFiles);
}
