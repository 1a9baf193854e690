import type { ScenarioFacts } from './scenario.service.js';

/** Why two scenarios may not lie in different splits. */
export const LINK_KINDS = ['author', 'thread', 'duplicate'] as const;
export type LinkKind = (typeof LINK_KINDS)[number];

/**
 * The names a scenario shares with those it must share a split with, each `KIND:NAME`: its author, its thread (crossposts
 * and updates are in the thread of their original too), its near-copies and its word-for-word copies.
 */
export function scenarioLinks({ authorKey, threads, clusterId, duplicateHash }: ScenarioFacts): string[] {
  return [
    ...(authorKey ? [`author:${authorKey}`] : []),
    ...threads.map((thread) => `thread:${thread}`),
    `duplicate:${clusterId}`,
    `duplicate:${duplicateHash}`,
  ];
}
