import { VERDICTS } from '@ethogram/core';
import type { LabelStyle, MoralSamplePlan, Situation } from '../sample-plan.js';
import { fillTemplate } from '../sample-plan.js';
import { moralWording } from './prompt.js';

/** `fixed`: the verdicts as they always stand; `balanced`: turned round, so that each stands in each place once. */
export const VERDICT_ORDERS = ['fixed', 'balanced'] as const;
export type VerdictOrders = (typeof VERDICT_ORDERS)[number];

/**
 * One question a situation, or one for each turn of the verdicts when their order is balanced: five that count as one
 * situation. Throws RangeError when two situations share an id.
 */
export function planMoralJudgment(judging: {
  situations: readonly Situation[];
  labelStyle?: LabelStyle;
  orders?: VerdictOrders;
}): MoralSamplePlan[] {
  const { labelStyle = 'codes', orders = 'fixed', situations } = judging;
  const ids = new Set(situations.map((situation) => situation.id));
  if (ids.size !== situations.length) throw new RangeError('Two situations have the same id.');
  const turns = orders === 'fixed' ? [0] : VERDICTS.map((_, turn) => turn);
  const wordings = turns.map((turn) => ({ turn, ...moralWording(labelStyle, turn) }));
  return situations.flatMap(({ id, title, text }) =>
    wordings.map(({ turn, template, labels, verdicts }) => ({
      key: turn === 0 ? `${id}|${labelStyle}` : `${id}|${labelStyle}|turn-${turn}`,
      prompt: [{ role: 'user', content: fillTemplate(template, { title, text }) }],
      labels: [...labels],
      value: null,
      cluster: id,
      meta: { kind: 'moral_judgment', situationId: id, labelStyle, verdicts: [...verdicts], turn },
    })),
  );
}
