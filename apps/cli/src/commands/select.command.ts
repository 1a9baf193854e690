import {
  CONTENT_FLAGS,
  type ContentFlag,
  POST_TYPES,
  type PostType,
  type Routing,
  ROUTINGS,
  type Verdict,
  VERDICTS,
} from '@ethogram/core';
import {
  filterInWords,
  sampleInWords,
  type SampleRequest,
  type SelectionFilter,
  SelectionService,
  STRATA,
  type Stratum,
} from '@ethogram/corpus';
import { Command, Option } from 'commander';
import { withPlatform } from '../local-stack/with-platform.js';
import { wholeNumber } from './demo.command.js';
import { printJson } from './follow.js';
import { sourceIdOf } from './source-id.js';

interface SelectOptions {
  readonly source: string[];
  readonly name: string;
  readonly subreddit?: string[];
  readonly search?: string;
  readonly from?: string;
  readonly to?: string;
  readonly verdict?: Verdict[];
  readonly type?: PostType[];
  readonly language?: string[];
  readonly routing?: Routing[];
  readonly flag?: ContentFlag[];
  readonly withoutFlag?: ContentFlag[];
  readonly minScore?: number;
  readonly minVotes?: number;
  readonly random?: number;
  readonly stratified?: number;
  readonly by?: Stratum;
  readonly seed: number;
  readonly copies?: boolean;
  readonly json?: boolean;
}

/** `ethogram select`: what the screen of selections does, for scripts. */
export function selectCommand(): Command {
  return new Command('select')
    .description('choose scenarios by a filter, draw a sample, and keep it under a name for studies')
    .requiredOption('--name <name>', 'of the selection')
    .requiredOption('--source <name...>')
    .option('--subreddit <name...>')
    .option('--search <words>', 'as in a search engine: "a phrase", -without, or')
    .option('--from <date>', 'posted since')
    .option('--to <date>', 'posted before')
    .addOption(new Option('--verdict <verdict...>').choices(VERDICTS))
    .addOption(new Option('--type <type...>').choices(POST_TYPES))
    .option('--language <code...>')
    .addOption(new Option('--routing <routing...>').choices(ROUTINGS))
    .addOption(new Option('--flag <flag...>', 'touching any of these').choices(CONTENT_FLAGS))
    .addOption(new Option('--without-flag <flag...>', 'touching none of these').choices(CONTENT_FLAGS))
    .option('--min-score <n>', 'of the post', wholeNumber)
    .option('--min-votes <n>', 'of the community', wholeNumber)
    .option('--random <n>', 'draw so many at random', wholeNumber)
    .addOption(
      new Option('--stratified <n>', 'draw so many, as equal a number as possible of each stratum')
        .argParser(wholeNumber)
        .conflicts('random'),
    )
    .addOption(new Option('--by <stratum>', 'what to stratify by').choices(STRATA).default('VERDICT'))
    .option('--seed <n>', 'of the draw', wholeNumber, 1)
    .option('--copies', 'take every near-copy, not one of each group')
    .option('--json', 'print the selection as one JSON object')
    .action(select);
}

async function select(options: SelectOptions): Promise<void> {
  const made = await withPlatform({}, async (app) => {
    const sourceIds = await Promise.all(options.source.map((name) => sourceIdOf(app, name)));
    const filter = filterOf(options, sourceIds);
    const selection = await app
      .get(SelectionService)
      .create(null, { name: options.name, filter, sample: sampleOf(options) });
    const strata = await app.get(SelectionService).strata(selection.id);
    const names = new Map(sourceIds.map((id, index) => [id, options.source[index] ?? id]));
    return { selection, strata, words: filterInWords(filter, (id) => names.get(id) ?? id) };
  });
  const { id, name, matched, size, filter, sample } = made.selection;
  if (options.json) return printJson({ id, name, matched, size, strata: made.strata, filter, sample });
  const drawn = `${size} of ${matched} scenarios: ${sampleInWords(sample)}.`;
  const strata = made.strata.map(({ stratum, count }) => `${stratum} ${count}`).join(', ');
  process.stdout.write(`${[made.words, drawn, strata].filter((line) => line !== '').join('\n')}\n`);
}

function filterOf(options: SelectOptions, sourceIds: string[]): SelectionFilter {
  const { subreddit, search, from, to, verdict, type, language, routing, flag, withoutFlag } = options;
  const given = {
    sourceIds,
    subreddits: subreddit,
    search,
    postedFrom: from,
    postedTo: to,
    verdicts: verdict,
    postTypes: type,
    languages: language,
    routings: routing,
    flags: flag,
    withoutFlags: withoutFlag,
    minScore: options.minScore,
    minVotes: options.minVotes,
  };
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
}

function sampleOf({ random, stratified, by, seed, copies }: SelectOptions): SampleRequest {
  const draw = { seed, oneOfEachCluster: copies !== true };
  if (random !== undefined) return { kind: 'RANDOM', size: random, ...draw };
  if (stratified !== undefined) return { kind: 'STRATIFIED', size: stratified, by: by ?? 'VERDICT', ...draw };
  return { kind: 'ALL', ...draw };
}
