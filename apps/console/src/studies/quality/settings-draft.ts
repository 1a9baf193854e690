import type { QualityInput, StudyQuality } from './quality.queries.js';

/** The settings as they stand in fields. */
export interface SettingsDraft {
  readonly goldPercent: string;
  readonly goldSpacing: string;
  readonly action: 'NONE' | 'WARN' | 'PAUSE';
  readonly belowPercent: string;
  readonly after: string;
  readonly per: 'NONE' | 'JUDGMENT' | 'HOUR';
  readonly amount: string;
  readonly currency: string;
}

export function draftOf({ goldShare, goldSpacing, rule, pay }: StudyQuality['settings']): SettingsDraft {
  return {
    goldPercent: String(Math.round(goldShare * 1000) / 10),
    goldSpacing: String(goldSpacing),
    action: rule?.action ?? 'NONE',
    belowPercent: String(Math.round((rule?.below ?? 0.7) * 100)),
    after: String(rule?.after ?? 10),
    per: pay?.per ?? 'NONE',
    amount: String(pay?.amount ?? ''),
    currency: pay?.currency ?? 'EUR',
  };
}

/** What is no number becomes 0 or is refused by the server, in words. */
export function inputOf(draft: SettingsDraft): Omit<QualityInput, 'studyId'> {
  const { action, per } = draft;
  return {
    goldShare: numberOf(draft.goldPercent) / 100,
    goldSpacing: Math.max(1, Math.round(numberOf(draft.goldSpacing))),
    rule:
      action === 'NONE'
        ? null
        : { action, below: numberOf(draft.belowPercent) / 100, after: Math.round(numberOf(draft.after)) },
    pay: per === 'NONE' ? null : { per, amount: numberOf(draft.amount), currency: draft.currency.trim() },
  };
}

function numberOf(text: string): number {
  const value = Number(text.trim().replace(',', '.'));
  return Number.isFinite(value) ? value : 0;
}
