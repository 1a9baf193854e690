import { CollectionRunService, type RunView } from '@ethogram/collection';
import { SourceService } from '@ethogram/corpus';
import { Command } from 'commander';
import { withPlatform } from '../local-stack/with-platform.js';
import { wholeNumber } from './demo.command.js';
import { printJson } from './follow.js';
import { runSummary } from './run-text.js';

const LONGEST_PAGE = 200;

interface ListOptions {
  readonly source?: string;
  readonly limit: number;
  readonly json?: boolean;
}

function line({ run, tally, files }: RunView): string {
  const what = run.kind === 'FILES' ? `${files.length} files` : run.kind.toLowerCase().replace('_', ' ');
  const counts = `${tally.posts.stored} posts, ${tally.comments.stored} comments stored`;
  const state = run.state.toLowerCase().padEnd(9);
  return `${run.id}  ${run.createdAt.toISOString().slice(0, 16)}  ${state}  ${what}: ${counts}${run.error ? `. ${run.error}` : ''}`;
}

async function list({ source: name, limit, json }: ListOptions): Promise<void> {
  const items = await withPlatform({}, async (app) => {
    const source = name === undefined ? null : await app.get(SourceService).byName(name);
    if (name !== undefined && !source) throw new Error(`There is no source named ${name}.`);
    const page = { offset: 0, limit: Math.min(limit, LONGEST_PAGE) };
    return (await app.get(CollectionRunService).list(page, undefined, { sourceId: source?.id ?? null }))
      .items;
  });
  if (json) printJson(items.map(runSummary));
  else for (const view of items) process.stdout.write(`${line(view)}\n`);
}

function change(name: 'pause' | 'resume' | 'cancel', description: string): Command {
  return new Command(`${name}`)
    .argument('<id>')
    .description(description)
    .action(async (id: string) => {
      const view = await withPlatform({}, (app) => app.get(CollectionRunService)[name](null, id));
      process.stdout.write(`${line(view)}\n`);
    });
}

export function runsCommand(): Command {
  const runs = new Command('runs').description('what is being and was collected');
  runs
    .command('list')
    .description('the latest first')
    .option('--source <name>')
    .option('--limit <n>', `at most ${LONGEST_PAGE}`, wholeNumber, 25)
    .option('--json', 'print them as one JSON array')
    .action(list);
  return runs
    .addCommand(change('pause', 'stop at the next page or batch'))
    .addCommand(change('resume', 'go on with one that is paused or has failed, where it stopped'))
    .addCommand(change('cancel', 'end it; what it stored stays'));
}
