import { whole } from '../elements/format.js';

/** What the screens read of the manifest of a release. */
export interface ManifestWords {
  readonly version: string;
  readonly contentHash: string;
  readonly aggregation: string;
  readonly seed: number;
  readonly simulated: boolean;
  readonly counts: {
    readonly rows: number;
    readonly judgments: number;
    readonly splits: readonly { readonly split: string; readonly rows: number; readonly groups: number }[];
  };
  readonly query: {
    readonly minimumJudgments: number;
    readonly ratios: { readonly train: number; readonly validation: number; readonly test: number };
    readonly sizes?: { readonly validation: number; readonly test: number } | null;
    readonly timeCut?: { readonly validationFrom: string | null; readonly testFrom: string } | null;
    readonly stratifyBy?: readonly string[];
    readonly filters?: Readonly<Record<string, string | number | readonly string[]>>;
    readonly leftOutByName?: { readonly people: number; readonly scenarios: number };
  };
  readonly leftOut: Readonly<Record<string, number>>;
  readonly studies?: readonly { readonly id: string; readonly name: string }[];
  readonly splitsKeptFrom: { readonly version: string } | null;
  readonly guardedBy?: readonly { readonly name: string; readonly version: string }[];
  readonly permissions: {
    readonly mayPublishIds: boolean;
    readonly mayPublishText: boolean;
    readonly mayTrain: boolean;
    readonly rowsWithoutText: number;
  };
  readonly codeVersion: string;
}

const LEFT_OUT: Readonly<Record<string, string>> = {
  belowMinimum: 'too few judgments',
  notPermitted: 'not permitted by the source',
  withdrawn: 'withdrawn',
  filtered: 'by the filters',
  wouldLeak: 'would leak from a test part',
  undated: 'without a date',
  damagedSpans: 'damaged passages',
};

/** One fact for each reason that left something out. */
export function leftOutFacts(leftOut: ManifestWords['leftOut']): [string, string][] {
  return Object.entries(LEFT_OUT).flatMap(([reason, words]): [string, string][] => {
    const count = leftOut[reason] ?? 0;
    return count > 0 ? [[`Left out: ${words}`, whole(count)]] : [];
  });
}

const FILTERS: Readonly<Record<string, string>> = {
  submittedFrom: 'judgments from',
  submittedTo: 'judgments before',
  postedFrom: 'posts from',
  postedTo: 'posts before',
  minimumSeconds: 'seconds at least',
  minimumConfidence: 'confidence at least',
  lanes: 'groups',
  languages: 'languages',
};

/** How the parts were dealt, as a sentence. */
export function splitSentence({ query, seed, splitsKeptFrom }: ManifestWords): string {
  const { ratios, sizes, timeCut, stratifyBy = [] } = query;
  const per = (share: number): string => `${Math.round(share * 1000) / 10} %`;
  const day = (time: string): string => time.slice(0, 10);
  const how = sizes
    ? `${whole(sizes.validation)} rows for validation and ${whole(sizes.test)} for testing`
    : timeCut
      ? `by the day of the posts: ${timeCut.validationFrom ? `validation from ${day(timeCut.validationFrom)}, ` : ''}test from ${day(timeCut.testFrom)}`
      : `${per(ratios.train)} train, ${per(ratios.validation)} validation, ${per(ratios.test)} test`;
  const strata = stratifyBy.length > 0 ? `, in equal proportions of ${stratifyBy.join(' and ')}` : '';
  const kept = splitsKeptFrom ? ` Parts of version ${splitsKeptFrom.version} were kept.` : '';
  return `${how}${timeCut ? '' : strata}; seed ${seed}.${kept}`;
}

/** What was asked for, as short phrases. */
export function filterPhrases({ query }: ManifestWords): string[] {
  const filters = Object.entries(query.filters ?? {}).map(([name, value]) => {
    const words = Array.isArray(value) ? value.join(', ') : String(value);
    return `${FILTERS[name] ?? name} ${/^\d{4}-\d\d-\d\dT/.test(words) ? words.slice(0, 10) : words}`;
  });
  const { people = 0, scenarios = 0 } = query.leftOutByName ?? {};
  return [
    `${query.minimumJudgments} or more judgments a row`,
    ...filters,
    ...(people > 0 ? [`without ${people} people by name`] : []),
    ...(scenarios > 0 ? [`without ${scenarios} situations by name`] : []),
  ];
}
