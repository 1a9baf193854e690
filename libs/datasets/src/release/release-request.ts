import type { SplitName } from '@ethogram/core';
import { BadInputError } from '@ethogram/platform';

export const STRATIFY_BY = ['verdict', 'value', 'study', 'source'] as const;
export type StratifyBy = (typeof STRATIFY_BY)[number];

/** What becomes of rows that would put something a locked test part knows into train or validation. */
export const LEAK_RULES = ['FAIL', 'LEAVE_OUT'] as const;
export type LeakRule = (typeof LEAK_RULES)[number];

export type SplitRatios = Readonly<Record<SplitName, number>>;

/** Which judgments and rows go in; nothing given: all. Times are ISO 8601; `To` is exclusive. */
export type ReleaseFilters = {
  readonly submittedFrom?: string | null;
  readonly submittedTo?: string | null;
  /** Of the post. */
  readonly postedFrom?: string | null;
  readonly postedTo?: string | null;
  readonly minimumSeconds?: number | null;
  /** Of moral judgments, 1 to 5. */
  readonly minimumConfidence?: number | null;
  /** Groups of people the tasks were for. */
  readonly lanes?: readonly string[] | null;
  /** As language codes of posts. */
  readonly languages?: readonly string[] | null;
};

/** How rows are dealt. Rows of one author, thread or near-copy cluster, or of one item family, always stay together. */
export type SplitRequest = {
  /** Used unless `sizes` or `timeCut` say otherwise. */
  readonly ratios: SplitRatios;
  /** Rows in validation and test; the rest is for training. */
  readonly sizes?: { readonly validation: number; readonly test: number } | null;
  /**
   * By the day the posts were written (ISO 8601): a group whose newest post is of `testFrom` or later is for testing, of
   * `validationFrom` or later for validation, any other for training. So nothing in training is newer than the cut.
   */
  readonly timeCut?: { readonly validationFrom?: string | null; readonly testFrom: string } | null;
  /** Every split gets these in proportion, as far as groups allow. Default: verdict of situations, value of items. */
  readonly stratifyBy?: readonly StratifyBy[] | null;
  /** Releases whose test parts must not be met in training or validation, beside every release with a locked test part. */
  readonly guardReleaseIds?: readonly string[] | null;
  /** Default: FAIL. */
  readonly leakRule?: LeakRule | null;
};

export interface CreateReleaseRequest extends SplitRequest {
  /** Its versions are counted in this study. */
  readonly studyId: string;
  /** Further studies of the same kind whose judgments are released with it. */
  readonly alsoStudyIds?: readonly string[] | null;
  /** Default: the study's name. */
  readonly name?: string | null;
  /** Scenarios and items with fewer are left out. */
  readonly minimumJudgments: number;
  readonly seed: number;
  readonly filters?: ReleaseFilters | null;
  /** Whose judgments are left out, beside people who were excluded from their study. */
  readonly withoutPersonIds?: readonly string[] | null;
  readonly withoutScenarioIds?: readonly string[] | null;
  /** How one verdict is made of many; default: majority. */
  readonly aggregation?: string | null;
}

const ROUNDING = 1e-9;

/** @throws BadInputError unless the shares are 0 or more, add up to 1 and leave something to train on. */
export function checkRatios({ train, validation, test }: SplitRatios): void {
  const shares = [train, validation, test];
  const total = shares.reduce((sum, share) => sum + share, 0);
  if (shares.every((share) => share >= 0) && train > 0 && Math.abs(total - 1) < ROUNDING) return;
  throw new BadInputError(
    `The shares of train, validation and test add up to 1 and train is above 0, not ${shares.join(' + ')}.`,
  );
}

/** @throws BadInputError naming the first thing that cannot be meant */
export function checkRequest({
  ratios,
  sizes,
  timeCut,
  filters,
  minimumJudgments,
}: CreateReleaseRequest): void {
  checkRatios(ratios);
  if (minimumJudgments < 1) throw new BadInputError('A row needs at least one judgment.');
  if (sizes && timeCut) throw new BadInputError('Give either sizes or a cut in time, not both.');
  if (sizes && !(isCount(sizes.validation) && isCount(sizes.test)))
    throw new BadInputError('The sizes of validation and test are whole numbers from 0.');
  const from = filters ?? {};
  timeOf(from.submittedFrom, 'submittedFrom');
  timeOf(from.submittedTo, 'submittedTo');
  timeOf(from.postedFrom, 'postedFrom');
  timeOf(from.postedTo, 'postedTo');
  const test = timeOf(timeCut?.testFrom, 'testFrom');
  const validation = timeOf(timeCut?.validationFrom, 'validationFrom');
  if (test && validation && validation > test)
    throw new BadInputError('Validation begins before the test part: put validationFrom before testFrom.');
}

const isCount = (number: number): boolean => Number.isSafeInteger(number) && number >= 0;

/** @throws BadInputError when it is no time */
export function timeOf(text: string | null | undefined, name: string): Date | null {
  if (text === null || text === undefined || text === '') return null;
  const time = new Date(text);
  if (Number.isNaN(time.getTime()))
    throw new BadInputError(`"${text}" is no time: write ${name} like 2026-01-31 or 2026-01-31T12:00:00Z.`);
  return time;
}

/** Ratios with their keys in one order and no others. */
export function plainRatios({ train, validation, test }: SplitRatios): Record<SplitName, number> {
  return { train, validation, test };
}

/**
 * The request as it stands in the manifest and in the content hash: nothing that only this installation knows, and the
 * same bytes for the same meaning. People and scenarios left out by name are counted; what they left shows in the rows.
 */
export type ReleaseQuery = {
  minimumJudgments: number;
  ratios: Record<SplitName, number>;
  sizes: { validation: number; test: number } | null;
  timeCut: { validationFrom: string | null; testFrom: string } | null;
  stratifyBy: StratifyBy[];
  filters: Record<string, string | number | string[]>;
  /** Studies its judgments were given in. */
  studies: number;
  leftOutByName: { people: number; scenarios: number };
};

export function queryOf(request: CreateReleaseRequest, fallback: StratifyBy): ReleaseQuery {
  const { sizes, timeCut, filters } = request;
  return {
    minimumJudgments: request.minimumJudgments,
    ratios: plainRatios(request.ratios),
    sizes: sizes ? { validation: sizes.validation, test: sizes.test } : null,
    timeCut: timeCut
      ? {
          validationFrom: timeOf(timeCut.validationFrom, 'validationFrom')?.toISOString() ?? null,
          testFrom: timeOf(timeCut.testFrom, 'testFrom')?.toISOString() ?? '',
        }
      : null,
    stratifyBy: stratifyBy(request, fallback),
    filters: plainFilters(filters ?? {}),
    studies: studyIdsOf(request).length,
    leftOutByName: {
      people: new Set(request.withoutPersonIds ?? []).size,
      scenarios: new Set(request.withoutScenarioIds ?? []).size,
    },
  };
}

export function stratifyBy(request: SplitRequest, fallback: StratifyBy): StratifyBy[] {
  const asked = request.stratifyBy ?? [fallback];
  return STRATIFY_BY.filter((name) => asked.includes(name));
}

export function studyIdsOf({ studyId, alsoStudyIds }: CreateReleaseRequest): string[] {
  return [...new Set([studyId, ...(alsoStudyIds ?? [])])];
}

function plainFilters(filters: ReleaseFilters): ReleaseQuery['filters'] {
  const time = (name: keyof ReleaseFilters): [string, string][] => {
    const at = timeOf(filters[name] as string | null | undefined, name);
    return at ? [[name, at.toISOString()]] : [];
  };
  const number = (name: 'minimumSeconds' | 'minimumConfidence'): [string, number][] =>
    filters[name] ? [[name, filters[name]]] : [];
  const words = (name: 'lanes' | 'languages'): [string, string[]][] =>
    filters[name] ? [[name, [...new Set(filters[name])].sort()]] : [];
  return Object.fromEntries([
    ...time('submittedFrom'),
    ...time('submittedTo'),
    ...time('postedFrom'),
    ...time('postedTo'),
    ...number('minimumSeconds'),
    ...number('minimumConfidence'),
    ...words('lanes'),
    ...words('languages'),
  ]);
}
