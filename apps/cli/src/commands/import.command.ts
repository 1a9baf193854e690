import { readFile } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import {
  type CollectionRun,
  type CollectionRunFile,
  type ColumnMapping,
  type FileFilter,
  ImportService,
} from '@ethogram/collection';
import { type Source, SourceService } from '@ethogram/corpus';
import { Command, Option } from 'commander';
import { withPlatform } from '../local-stack/with-platform.js';
import { progressLine } from '../progress-line.js';
import { day } from './day.js';
import { wholeNumber } from './demo.command.js';

const USES = ['annotate', 'publish-ids', 'publish-text', 'train'] as const;
type Use = (typeof USES)[number];

interface ImportOptions {
  readonly source: string;
  readonly allow?: readonly Use[];
  readonly basis?: string;
  readonly subreddit?: string[];
  readonly from?: Date;
  readonly to?: Date;
  readonly minScore?: number;
  readonly mapping?: string;
  readonly json?: boolean;
}

/** The object `--json` prints. */
function summary({ tally }: CollectionRun): object {
  const { posts, comments, verdicts, skipped } = tally;
  return { posts, comments, verdicts, ...(Object.keys(skipped).length > 0 ? { skipped } : {}) };
}

function table(run: CollectionRun): string {
  const rows = (['posts', 'comments'] as const).map((kind) => {
    const { read, stored, deleted, duplicate, invalid } = run.tally[kind];
    return `${kind.padEnd(9)} ${read} read: ${stored} stored, ${deleted} deleted, ${duplicate} already there, ${invalid} invalid`;
  });
  const verdicts = Object.entries(run.tally.verdicts).map(([verdict, posts]) => `${verdict} ${posts}`);
  const skipped = Object.entries(run.tally.skipped).map(([reason, count]) => `skipped   ${count}: ${reason}`);
  return [...rows, ...skipped, `verdicts  ${verdicts.join(', ')}`].join('\n');
}

function invalidLines(files: readonly CollectionRunFile[]): string[] {
  return files.flatMap((file) =>
    file.invalidLines.map(({ line, reason }) => `${file.name}, line ${line}: ${reason}`),
  );
}

function pathOf(file: string): string {
  return resolve(process.env['INIT_CWD'] ?? process.cwd(), file);
}

function filterOf({ subreddit, from, to, minScore }: ImportOptions): FileFilter {
  return {
    subreddits: subreddit ?? null,
    postedFrom: from?.toISOString() ?? null,
    postedTo: to?.toISOString() ?? null,
    minScore: minScore ?? null,
  };
}

/** @throws Error one sentence, when the file is not JSON; what it says is checked by the import. */
async function readMapping(file: string): Promise<ColumnMapping> {
  const text = await readFile(pathOf(file), 'utf8').catch(() => {
    throw new Error(`${file} cannot be read.`);
  });
  try {
    return JSON.parse(text) as ColumnMapping;
  } catch {
    throw new Error(
      `${file} is not JSON. A mapping is written like {"kind": "POST", "columns": {"title": "Title", "body": "Text"}}.`,
    );
  }
}

/** What a new source permits is said with `--allow` and is nothing otherwise; a known one keeps what it permits. */
async function findOrMake(sources: SourceService, options: ImportOptions): Promise<Source> {
  const allowed = new Set(options.allow);
  return sources.findOrCreate({
    name: options.source,
    basis: options.basis ?? 'Files imported on the command line; nothing was said about their permission.',
    accessBasis: options.mapping ? 'FILE' : 'DUMP',
    mayAnnotate: allowed.has('annotate'),
    mayPublishIds: allowed.has('publish-ids'),
    mayPublishText: allowed.has('publish-text'),
    mayTrain: allowed.has('train'),
  });
}

async function importFiles(files: string[], options: ImportOptions): Promise<void> {
  const mapping = options.mapping ? await readMapping(options.mapping) : null;
  const { run, source, invalid } = await withPlatform({}, async (app, signal) => {
    const made = await findOrMake(app.get(SourceService), options);
    const progress = progressLine();
    const request = {
      sourceId: made.id,
      files: files.map((file) => ({ path: pathOf(file), name: basename(file) })),
      filter: filterOf(options),
      mapping,
    };
    const imports = app.get(ImportService);
    const finished = await imports.importNow(request, signal, (tally) => {
      progress.show(`${tally.posts.read} posts, ${tally.comments.read} comments read`);
    });
    progress.end();
    return { run: finished, source: made, invalid: invalidLines(await imports.filesOf(finished.id)) };
  });
  for (const line of invalid) process.stderr.write(`${line}\n`);
  process.stdout.write(`${options.json ? JSON.stringify(summary(run), null, 2) : table(run)}\n`);
  if (run.state !== 'SUCCEEDED') throw new Error(run.error ?? 'The import did not finish.');
  if (!source.mayAnnotate)
    process.stderr.write(
      `What comes from ${source.name} may not be labelled yet: change that on the page of the source, or make a source with --allow annotate.\n`,
    );
}

export function importCommand(): Command {
  return new Command('import')
    .description(
      'import posts and comments from dump files (.ndjson, .zst, .gz; mixed as you like) or tables',
    )
    .argument('<file...>')
    .requiredOption('--source <name>', 'the source they belong to; made when there is none of this name')
    .addOption(
      new Option(
        '--allow <use...>',
        'what a source made by this import permits; nothing unless said',
      ).choices(USES),
    )
    .option('--basis <text>', 'what that permission rests on')
    .option('--subreddit <name...>', 'only these')
    .option('--from <day>', 'only what was posted on this day or later, as 2019-06-01', day)
    .option('--to <day>', 'only what was posted before this day', day)
    .option('--min-score <n>', 'only what has at least this score', wholeNumber)
    .option(
      '--mapping <file>',
      'for CSV and JSON of another make: JSON that says which column is what, {"kind": "POST", "columns": {"title": "Title"}}',
    )
    .option('--json', 'print the counts as one JSON object')
    .action(importFiles);
}
