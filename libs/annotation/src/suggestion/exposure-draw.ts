import { SeededRandom } from '@ethogram/core';
import type { ExposureArm } from './suggestion-exposure.entity.js';

/** Which arm a first answer falls into: the same every time for the same study, person and task. */
export function exposureArm(
  share: number,
  { seed, personId, taskId }: { seed: number; personId: string; taskId: string },
): ExposureArm {
  return SeededRandom.from('suggestion', seed, personId, taskId).next() < share ? 'SHOWN' : 'HELD_BACK';
}
