import type { Direction, Keying, ValueKey, Verdict } from '@ethogram/core';

export const SUITE_KEYS = ['value-profile', 'held-out-survey', 'moral-judgment'] as const;
export type SuiteKey = (typeof SUITE_KEYS)[number];

/** One wording of a survey item. `key` is stable across versions of the database, `id` is not. */
export type SurveyItem = {
  readonly id: string;
  readonly key: string;
  readonly text: string;
  readonly value: ValueKey;
  /** The item family: wordings that say the same thing. */
  readonly family: string;
  readonly keyed: Keying;
};

/** A scenario to judge, with the values it puts at stake. */
export type Situation = {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  readonly stakes: readonly { readonly value: ValueKey; readonly direction: Direction }[];
};

export type PromptMessage = { role: 'user'; content: string };

export type SurveySampleMeta = {
  kind: 'survey';
  itemId: string;
  itemKey: string;
  family: string;
  template: string;
  keyed: Keying;
};

export type LabelStyle = 'codes' | 'letters';

export type MoralSampleMeta = {
  kind: 'moral_judgment';
  situationId: string;
  labelStyle: LabelStyle;
  /** The verdict each label stands for, in the order of `labels`. */
  verdicts: Verdict[];
};

/** One prompt to put to a model. The same plan gives the same key for every model, which is how runs are paired. */
export type SamplePlan<Meta extends SurveySampleMeta | MoralSampleMeta = SurveySampleMeta | MoralSampleMeta> =
  {
    key: string;
    prompt: PromptMessage[];
    /** The answers that count; each must be one token for exact reading. */
    labels: string[];
    value: ValueKey | null;
    /** What is not independent of what: the item family, or the situation. */
    cluster: string;
    meta: Meta;
  };

export type SurveySamplePlan = SamplePlan<SurveySampleMeta>;
export type MoralSamplePlan = SamplePlan<MoralSampleMeta>;

/** Fills the {names} of a template in one pass, so that braces inside a filled text stay as they are. */
export function fillTemplate(template: string, texts: Readonly<Record<string, string>>): string {
  return template.replace(/\{(\w+)\}/g, (whole, name: string) =>
    Object.hasOwn(texts, name) ? (texts[name] as string) : whole,
  );
}
