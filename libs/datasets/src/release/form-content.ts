import type { ComparedPair, Keying, LabelledSpan, SplitName } from '@ethogram/core';

/** A passage under its label, in code points of the text. Without the quote where the text may not be published. */
export type ReleasedPassage = Omit<LabelledSpan, 'quote'> & { readonly quote: string | null };

/** As it was answered, but for words: null where the text may not be published, because they may quote it. */
export type ReleasedPartAnswer =
  string | number | null | readonly string[] | readonly ComparedPair[] | readonly ReleasedPassage[];

export type ReleasedFormJudgment = {
  /** Stands for a person: the same one in every release of an installation, unlinkable without its secret. */
  annotator: string;
  /** Parts that were not asked, or left out, are absent. */
  parts: Record<string, ReleasedPartAnswer>;
};

/** How a disagreement was settled, beside the judgments and never instead of them. */
export type ReleasedFormSettlement = {
  parts: Record<string, ReleasedPartAnswer>;
  reason: string | null;
  /** From 1; every one before it was replaced. */
  revision: number;
};

export type PartDistribution = {
  /** Judgments whose answers before led to the part. */
  asked: number;
  answered: number;
  /**
   * How often. By the id of an option or a label, by rating, by number; for a ranking by `OPTION:PLACE` (from 1), for pairs
   * by `CHOSEN>OTHER` or `ONE=OTHER`. Empty for words.
   */
  counts: Record<string, number>;
};

export type PartAggregate =
  /** The most frequent option; null on a tie. */
  | { method: 'majority'; value: string | null }
  /** The options more than half of those asked chose. */
  | { method: 'majority-each'; value: string[] }
  | { method: 'mean'; value: number; median: number }
  /** Mean points by option: of n options the first has n − 1, the last 0. */
  | { method: 'borda'; value: Record<string, number> }
  /** Share of its comparisons an option won; neither counts half. */
  | { method: 'win-share'; value: Record<string, number> };

export type FormRowContent = {
  /** `scenario:` and the hash of its text, or `item:INSTRUMENT@VERSION/ITEM`. */
  key: string;
  kind: 'form';
  split: SplitName;
  /** The smallest key among the rows that must share a split with this one; of items their family. */
  group: string;
  /** Null where statements were looked at. */
  scenario: { textHash: string; title: string | null; text: string | null; synthetic: boolean } | null;
  /** Null where scenarios were looked at. */
  item: { key: string; text: string | null; value: string; family: string; keyed: Keying } | null;
  judgments: ReleasedFormJudgment[];
  /** By part. */
  distribution: Record<string, PartDistribution>;
  /** By part; without passages, words, and parts nobody answered. */
  aggregate: Record<string, PartAggregate>;
  /** Null where nobody settled it. */
  adjudicated: ReleasedFormSettlement | null;
};

export const FORM_AGGREGATION =
  'part by part: choice = the most frequent option, null on a tie; choices = those more than half of the people asked chose; likert and slider = mean and median; ranking = mean Borda points; pairs = share of comparisons won, neither counting half; passages and words = none';
