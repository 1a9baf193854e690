import { VERDICTS } from '@ethogram/core';
import type { LabelStyle, MoralSamplePlan, Situation } from '../sample-plan.js';
import { fillTemplate } from '../sample-plan.js';
import { moralWording } from './prompt.js';

/** One question per situation. Throws RangeError when two situations share an id. */
export function planMoralJudgment(judging: {
  situations: readonly Situation[];
  labelStyle?: LabelStyle;
}): MoralSamplePlan[] {
  const labelStyle = judging.labelStyle ?? 'codes';
  const { template, labels } = moralWording(labelStyle);
  const ids = new Set(judging.situations.map((situation) => situation.id));
  if (ids.size !== judging.situations.length) throw new RangeError('Two situations have the same id.');
  return judging.situations.map(({ id, title, text }) => ({
    key: `${id}|${labelStyle}`,
    prompt: [{ role: 'user', content: fillTemplate(template, { title, text }) }],
    labels: [...labels],
    value: null,
    cluster: id,
    meta: { kind: 'moral_judgment', situationId: id, labelStyle, verdicts: [...VERDICTS] },
  }));
}
