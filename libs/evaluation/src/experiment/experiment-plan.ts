import { planCells } from '@ethogram/models';
import type { ExperimentSettings } from './experiment-settings.js';
import type { StepKind } from './experiment-step.entity.js';

export interface StepPlan {
  readonly key: string;
  readonly kind: StepKind;
  readonly title: string;
  readonly model: string | null;
  /** Of a report: which training of the model's sweep it is about. */
  readonly cellKey: string | null;
}

/** Everything an experiment does, in the order it is shown: sweeps, the release, a report for each training, all in one. */
export function planSteps(settings: ExperimentSettings): StepPlan[] {
  const { models, suites } = settings;
  const cells = planCells(settings).filter(({ direction }) => direction !== 'sham');
  const step = (kind: StepKind, key: string, title: string, more: Partial<StepPlan> = {}): StepPlan => ({
    kind,
    key,
    title,
    model: null,
    cellKey: null,
    ...more,
  });
  return [
    ...(suites.includes('moral-judgment') ? [step('release', 'release', 'Release of moral judgments')] : []),
    ...models.map((model) => step('sweep', `sweep|${model}`, `Fine-tunes of ${model}`, { model })),
    ...models.flatMap((model) =>
      cells.map(({ key, value, delta, seed }) =>
        step('report', `report|${model}|${key}`, `${value} ${delta < 0 ? '' : '+'}${delta}, seed ${seed}`, {
          model,
          cellKey: key,
        }),
      ),
    ),
    step('compose', 'compose', 'One report of all'),
  ];
}
