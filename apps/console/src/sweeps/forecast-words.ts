import { counted, duration } from '../elements/format.js';
import type { SweepForecast } from './sweep.queries.js';

/** How long, in words: `About 12 min, as long as the last 5 trainings of this model took.` */
export function timeWords({ expectedSeconds, basedOn, capacity }: SweepForecast): string {
  const atOnce = capacity === 1 ? 'one after the other' : `${capacity} at once`;
  if (expectedSeconds === null)
    return `They run ${atOnce}. How long one takes is known when the first of this model has ended.`;
  return `They run ${atOnce} and take about ${duration(expectedSeconds)}, going by the last ${counted(basedOn, 'training')} of this model.`;
}
