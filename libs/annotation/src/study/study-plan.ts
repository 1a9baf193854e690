import { SeededRandom } from '@ethogram/core';

/** What a task asks: a scenario, or items. */
export interface PlannedTask {
  readonly scenarioId: string | null;
  readonly itemIds: readonly string[];
}

/** The tasks of a moral-judgment study in their seeded order; with a limit, a seeded sample. */
export function planScenarioTasks(
  scenarioIds: readonly string[],
  seed: number,
  limit?: number | null,
): PlannedTask[] {
  const order = SeededRandom.from('study-tasks', seed).shuffle([...new Set(scenarioIds)].sort());
  return order.slice(0, limit ?? order.length).map((scenarioId) => ({ scenarioId, itemIds: [] }));
}

/**
 * Batteries over all items, in a seeded order. Every family's first wording comes before any family's second, so that a
 * battery asks a family twice only where the wordings meet or the battery is larger than the number of families.
 */
export function planBatteries(
  items: readonly { readonly id: string; readonly family: string }[],
  size: number,
  seed: number,
): PlannedTask[] {
  const shuffled = SeededRandom.from('study-batteries', seed).shuffle(
    [...items].sort((a, b) => (a.id < b.id ? -1 : 1)),
  );
  const rounds: string[][] = [];
  const seen = new Map<string, number>();
  for (const { id, family } of shuffled) {
    const round = seen.get(family) ?? 0;
    seen.set(family, round + 1);
    (rounds[round] ??= []).push(id);
  }
  const ids = rounds.flat();
  return Array.from({ length: Math.ceil(ids.length / size) }, (_, index) => ({
    scenarioId: null,
    itemIds: ids.slice(index * size, (index + 1) * size),
  }));
}

/** A seeded 32-bit draw for each slot, one after the other; see `slotPlace`. */
export function slotDraws(seed: number): () => number {
  const random = SeededRandom.from('slot-places', seed);
  return () => random.integer(2 ** 32);
}
