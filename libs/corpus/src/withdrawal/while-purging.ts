import type { EntityManager } from 'typeorm';

const SWITCH = `select set_config('ethogram.purging', $1, true)`;

/**
 * What is frozen (judgments, rows of releases) may be emptied for as long as `work` runs, on this transaction only: the
 * triggers that refuse every other change look for this setting.
 */
export async function whilePurging<Result>(
  manager: EntityManager,
  work: () => Promise<Result>,
): Promise<Result> {
  await manager.query(SWITCH, ['on']);
  const result = await work();
  // After an error there is nothing to switch off: the transaction is rolled back, and the setting with it.
  await manager.query(SWITCH, ['off']);
  return result;
}
