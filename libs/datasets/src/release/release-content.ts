import type { VerdictMethod } from './aggregate-verdicts.js';
import type { FormRowContent } from './form-content.js';
import type {
  Direction,
  EvidenceSpan,
  FirstPass,
  Keying,
  SplitName,
  ValueAtStake,
  ValueKey,
  Verdict,
} from '@ethogram/core';

/** Version of the row and manifest shapes; part of every content hash. */
export const RELEASE_SCHEMA = 3;

export const RELEASE_KINDS = ['MORAL_JUDGMENT', 'SURVEY', 'FORM'] as const;
export type ReleaseKind = (typeof RELEASE_KINDS)[number];

/**
 * A passage that speaks for the verdict or for a value, in code points of the scenario's text. Without the quote where
 * the text may not be published: whoever has the text can still find it.
 */
export type ReleasedSpan = Omit<EvidenceSpan, 'quote'> & { readonly quote: string | null };

/**
 * One person's judgment of a scenario. `rationale` and `changingFact` are null where the source's text may not be
 * published: they may quote it. The last four are null, or empty, where they were not asked for or not given.
 */
export type ReleasedJudgment = {
  /** Stands for a person: the same one in every release of an installation, unlinkable without its secret. */
  annotator: string;
  verdict: Verdict;
  acceptability: number;
  values: ValueAtStake[];
  confidence: number;
  rationale: string | null;
  spans: ReleasedSpan[];
  mostPeople: Verdict | null;
  changingFact: string | null;
  /** Of the action alone, before the whole text was shown. */
  firstPass: FirstPass | null;
};

/** How somebody settled a disagreement, beside the judgments and never instead of them. */
export type ReleasedAdjudication = {
  verdict: Verdict;
  acceptability: number;
  values: ValueAtStake[];
  /** Null where the source's text may not be published: it may quote it. */
  reason: string | null;
  /** From 1; every one before it was replaced. */
  revision: number;
};

export type MoralDistribution = {
  verdict: Record<Verdict, number>;
  /** Counts by acceptability, −2 to 2. */
  acceptability: Record<string, number>;
  /** Only values somebody named. */
  values: Partial<Record<ValueKey, Record<Direction, number>>>;
};

export type MoralAggregate = {
  /** How the verdict was made; acceptability and values are as said here whatever the method. */
  method: VerdictMethod;
  judgments: number;
  /** The most probable verdict; null on a tie. */
  verdict: Verdict | null;
  /** The soft label: by the method, for a majority the shares of the judgments. Adds up to 1. */
  probabilities: Record<Verdict, number>;
  /** Of the judgments as given, in bits: 0 when all agree, log2(5) when all five verdicts are equally frequent. */
  entropy: number;
  /** Mean acceptability. */
  acceptability: number;
  /** Named by more than half of the judgments, in the direction more of them gave; a tie of directions drops the value. */
  values: ValueAtStake[];
};

export type MoralRowContent = {
  /** `scenario:` and the hash of its text, so that the key means the same on every machine. */
  key: string;
  kind: 'moral_judgment';
  split: SplitName;
  /** The smallest key among the rows that must share a split with this one. */
  group: string;
  scenario: { textHash: string; title: string | null; text: string | null; synthetic: boolean };
  judgments: ReleasedJudgment[];
  distribution: MoralDistribution;
  aggregate: MoralAggregate;
  /** Null where nobody settled it. */
  adjudicated: ReleasedAdjudication | null;
};

export type ReleasedRating = { annotator: string; rating: number };

export type SurveyRowContent = {
  /** `item:INSTRUMENT@VERSION/ITEM`. */
  key: string;
  kind: 'survey';
  split: SplitName;
  /** The item family. */
  group: string;
  /** `text` is null where the instrument may not be redistributed. */
  item: { key: string; text: string | null; value: string; family: string; keyed: Keying };
  ratings: ReleasedRating[];
  /** Counts by rating, every rating of the scale. */
  distribution: Record<string, number>;
  aggregate: { method: 'mean'; ratings: number; mean: number; median: number };
};

export type ReleaseRowContent = MoralRowContent | SurveyRowContent | FormRowContent;

type Unplaced<Row> = Omit<Row, 'split' | 'group'>;
export type UnplacedContent =
  Unplaced<MoralRowContent> | Unplaced<SurveyRowContent> | Unplaced<FormRowContent>;

/** A row before its split is known. */
export type DraftRow = {
  readonly key: string;
  readonly scenarioId: string | null;
  readonly itemId: string | null;
  readonly content: UnplacedContent;
};

export function placeRow(content: UnplacedContent, split: SplitName, group: string): ReleaseRowContent {
  return { ...content, split, group };
}
