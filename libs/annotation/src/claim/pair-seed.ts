import { sha256Hex } from '@ethogram/core';

/** Seeds in which order, and on which sides, one person is shown the pairs of a task: the same whenever they see it. */
export function pairSeedOf(taskId: string, personId: string): string {
  return sha256Hex(`pairs ${taskId} ${personId}`).slice(0, 16);
}
