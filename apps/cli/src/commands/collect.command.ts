import { CollectionRunService, type CollectionRun, FetchService, type RunView } from '@ethogram/collection';
import { type Source, SourceService } from '@ethogram/corpus';
import { LISTINGS, LISTING_TIMES, type Listing, type ListingTime } from '@ethogram/reddit';
import { Command, Option } from 'commander';
import { withPlatform } from '../local-stack/with-platform.js';
import { day } from './day.js';
import { wholeNumber } from './demo.command.js';
import { follow, printJson } from './follow.js';
import { progressOf, runSummary, runTable } from './run-text.js';

interface CollectOptions {
  readonly source: string;
  readonly subreddit: string;
  readonly listing: string;
  readonly time?: string;
  readonly query?: string;
  readonly limit?: number;
  readonly comments: boolean;
  readonly approval?: string;
  readonly approvalExpires?: Date;
  readonly json?: boolean;
}

async function collect(options: CollectOptions): Promise<void> {
  const view = await withPlatform({ jobs: true }, async (app, signal) => {
    const source = await findOrMakeSource(app.get(SourceService), options);
    const run = await app.get(FetchService).start(null, {
      sourceId: source.id,
      kind: 'LISTING',
      request: {
        subreddit: options.subreddit,
        listing: options.listing.toUpperCase() as Listing,
        time: (options.time?.toUpperCase() as ListingTime | undefined) ?? null,
        query: options.query ?? null,
        limit: options.limit ?? null,
        withComments: options.comments,
      },
    });
    return followRun(app.get(CollectionRunService), run.id, signal);
  });
  if (options.json) printJson(runSummary(view));
  else process.stdout.write(`${runTable(view)}\n`);
}

async function findOrMakeSource(sources: SourceService, options: CollectOptions): Promise<Source> {
  const { source: name, approval, approvalExpires = null } = options;
  const known = await sources.byName(name);
  if (known) return known;
  if (!approval)
    throw new Error(
      `There is no source named ${name}: name the approval to read Reddit's API with --approval, or make the source in the console.`,
    );
  return sources.create(null, {
    name,
    basis: `Reddit's API, approval ${approval}; entered on the command line.`,
    accessBasis: 'APPROVED_API',
    approvalRef: approval,
    approvalExpiresAt: approvalExpires,
  });
}

async function followRun(runs: CollectionRunService, id: string, signal: AbortSignal): Promise<RunView> {
  let last: RunView | undefined;
  const look = async (): Promise<CollectionRun> => (last = await runs.get(id)).run;
  await follow(signal, look, () => (last ? progressOf(last) : ''));
  return last ?? runs.get(id);
}

function words(names: readonly string[]): string[] {
  return names.map((name) => name.toLowerCase());
}

export function collectCommand(): Command {
  return new Command('collect')
    .description("fetch a listing of a subreddit through Reddit's API, for a source that has the approval")
    .requiredOption('--source <name>', 'made, with the approval, when there is none of this name')
    .requiredOption('--subreddit <name>')
    .addOption(new Option('--listing <order>', 'which posts').choices(words(LISTINGS)).default('new'))
    .addOption(new Option('--time <span>', 'of top, controversial and search').choices(words(LISTING_TIMES)))
    .option('--query <words>', 'what to search for')
    .option('--limit <n>', 'the most posts to fetch; Reddit gives about 1000', wholeNumber)
    .option('--no-comments', 'leave out the comments, and with them the votes')
    .option('--approval <reference>', 'number or name of the approval, for a source that is made')
    .option(
      '--approval-expires <day>',
      'the day from which nothing more is collected, such as 2027-03-31',
      day,
    )
    .option('--json', 'print the counts as one JSON object')
    .addHelpText('after', '\nStopped halfway, the run goes on as soon as a worker runs: with npm start.')
    .action(collect);
}
