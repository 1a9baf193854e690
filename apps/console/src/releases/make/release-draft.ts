import { VERDICT_METHOD_KEYS } from './method-words.js';

export type SplitBy = 'RATIOS' | 'SIZES' | 'TIME';
export type Stratum = 'verdict' | 'value' | 'study' | 'source';

/** What is typed into the page that makes a release; empty texts mean nothing is asked for. */
export interface ReleaseDraft {
  readonly name: string;
  readonly alsoStudyIds: readonly string[];
  readonly minimumJudgments: string;
  readonly aggregation: (typeof VERDICT_METHOD_KEYS)[number];
  readonly splitBy: SplitBy;
  /** Per cent. */
  readonly train: string;
  readonly validation: string;
  readonly test: string;
  readonly validationRows: string;
  readonly testRows: string;
  readonly validationFrom: string;
  readonly testFrom: string;
  /** Empty: as the kind of study suggests. */
  readonly stratifyBy: readonly Stratum[];
  readonly seed: string;
  readonly guardReleaseIds: readonly string[];
  readonly leakRule: 'FAIL' | 'LEAVE_OUT';
  readonly submittedFrom: string;
  readonly submittedTo: string;
  readonly postedFrom: string;
  readonly postedTo: string;
  readonly minimumSeconds: string;
  readonly minimumConfidence: string;
  /** Separated by commas. */
  readonly lanes: string;
  readonly languages: string;
  readonly withoutPersonIds: readonly string[];
  /** Ids, separated by commas, spaces or lines. */
  readonly withoutScenarioIds: string;
}

export const START: ReleaseDraft = {
  name: '',
  alsoStudyIds: [],
  minimumJudgments: '1',
  aggregation: 'majority',
  splitBy: 'RATIOS',
  train: '80',
  validation: '10',
  test: '10',
  validationRows: '100',
  testRows: '100',
  validationFrom: '',
  testFrom: '',
  stratifyBy: [],
  seed: '0',
  guardReleaseIds: [],
  leakRule: 'FAIL',
  submittedFrom: '',
  submittedTo: '',
  postedFrom: '',
  postedTo: '',
  minimumSeconds: '',
  minimumConfidence: '',
  lanes: '',
  languages: '',
  withoutPersonIds: [],
  withoutScenarioIds: '',
};

/** The input of `createRelease` and `previewRelease`. */
export function toReleaseInput(studyId: string, draft: ReleaseDraft) {
  const share = (text: string): number => Number(text) / 100;
  return {
    studyId,
    alsoStudyIds: listed(draft.alsoStudyIds),
    name: draft.name.trim() || null,
    minimumJudgments: Number(draft.minimumJudgments),
    seed: Number(draft.seed),
    ratios:
      draft.splitBy === 'RATIOS'
        ? { train: share(draft.train), validation: share(draft.validation), test: share(draft.test) }
        : { train: 0.8, validation: 0.1, test: 0.1 },
    sizes:
      draft.splitBy === 'SIZES'
        ? { validation: Number(draft.validationRows), test: Number(draft.testRows) }
        : null,
    timeCut:
      draft.splitBy === 'TIME'
        ? { validationFrom: draft.validationFrom || null, testFrom: draft.testFrom }
        : null,
    stratifyBy: listed(draft.stratifyBy),
    guardReleaseIds: listed(draft.guardReleaseIds),
    leakRule: draft.leakRule,
    filters: {
      submittedFrom: draft.submittedFrom || null,
      submittedTo: draft.submittedTo || null,
      postedFrom: draft.postedFrom || null,
      postedTo: draft.postedTo || null,
      minimumSeconds: numberOf(draft.minimumSeconds),
      minimumConfidence: numberOf(draft.minimumConfidence),
      lanes: listed(wordsOf(draft.lanes)),
      languages: listed(wordsOf(draft.languages)),
    },
    withoutPersonIds: listed(draft.withoutPersonIds),
    withoutScenarioIds: listed(draft.withoutScenarioIds.split(/[\s,]+/).filter(Boolean)),
    aggregation: draft.aggregation,
  };
}

/** What stands in the way, as sentences; empty when nothing does. */
export function problemsOf(draft: ReleaseDraft): string[] {
  const sum = Number(draft.train) + Number(draft.validation) + Number(draft.test);
  return [
    !(Number(draft.minimumJudgments) >= 1) && 'A row needs at least one judgment.',
    draft.splitBy === 'RATIOS' && sum !== 100 && `The three parts make ${sum} %, not 100 %.`,
    draft.splitBy === 'TIME' && !draft.testFrom && 'Say from which day on posts are for testing.',
    draft.splitBy === 'TIME' &&
      draft.validationFrom > draft.testFrom &&
      'Validation begins before the test part.',
    draft.submittedFrom &&
      draft.submittedTo &&
      draft.submittedFrom >= draft.submittedTo &&
      'No judgment is from that span: it ends before it begins.',
    draft.postedFrom &&
      draft.postedTo &&
      draft.postedFrom >= draft.postedTo &&
      'No post is from that span: it ends before it begins.',
  ].filter((problem) => typeof problem === 'string' && problem !== '') as string[];
}

/** How many filters and exceptions are set, for the heading that hides them. */
export function narrowings(draft: ReleaseDraft): number {
  const texts = [
    draft.submittedFrom,
    draft.submittedTo,
    draft.postedFrom,
    draft.postedTo,
    draft.minimumSeconds,
    draft.minimumConfidence,
    draft.lanes,
    draft.languages,
    draft.withoutScenarioIds,
  ];
  return texts.filter((text) => text.trim()).length + (draft.withoutPersonIds.length > 0 ? 1 : 0);
}

function listed<Entry>(entries: readonly Entry[]): Entry[] | null {
  return entries.length > 0 ? [...entries] : null;
}

function wordsOf(text: string): string[] {
  return text
    .split(',')
    .map((word) => word.trim())
    .filter(Boolean);
}

function numberOf(text: string): number | null {
  return text.trim() ? Number(text) : null;
}
