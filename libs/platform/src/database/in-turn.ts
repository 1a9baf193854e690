import type { EntityManager } from 'typeorm';

const lastOf = new WeakMap<EntityManager, Promise<unknown>>();

/**
 * Does what needs the connection of a transaction after what was begun before it, so that two parts of a work can use one
 * connection while both go on: PostgreSQL answers one statement at a time, and the driver wants to be told so.
 */
export async function inTurn<T>(manager: EntityManager, work: () => Promise<T>): Promise<T> {
  const before = lastOf.get(manager) ?? Promise.resolve();
  // Whoever began what failed is told; what comes after it fails by itself in a transaction that is broken.
  const turn = before.then(work, work);
  lastOf.set(manager, turn);
  return turn;
}
