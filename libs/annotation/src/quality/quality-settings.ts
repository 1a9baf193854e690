/** What a study's rule does with somebody whose gold answers are too often wrong. */
export const GOLD_RULE_ACTIONS = ['WARN', 'PAUSE'] as const;
export type GoldRuleAction = (typeof GOLD_RULE_ACTIONS)[number];

export interface GoldRule {
  readonly action: GoldRuleAction;
  /** Share of right answers, 0 … 1. */
  readonly below: number;
  /** Only of people with at least so many gold answers. */
  readonly after: number;
}

export const PAY_UNITS = ['JUDGMENT', 'HOUR'] as const;
export type PayUnit = (typeof PAY_UNITS)[number];

export interface PaySetting {
  readonly amount: number;
  readonly per: PayUnit;
  /** ISO 4217, for example EUR. */
  readonly currency: string;
}

/** Every part may be absent: no gold, no rule, no pay. */
export interface QualitySettings {
  /** Of a person's tasks, so many are gold: 0 … 0.5. */
  readonly goldShare?: number;
  /** At least so many tasks from one gold task to the next. */
  readonly goldSpacing?: number;
  readonly rule?: GoldRule | null;
  readonly pay?: PaySetting | null;
}
