/**
 * Who is in the wrong: YTA the author, NTA someone else, ESH everyone, NAH no one, INFO cannot be told.
 */
export const VERDICTS = ['YTA', 'NTA', 'ESH', 'NAH', 'INFO'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** Whether what the author did attains a value, constrains it, or does both: to one person this, to another that. */
export const DIRECTIONS = ['attained', 'constrained', 'both'] as const;
export type Direction = (typeof DIRECTIONS)[number];

/**
 * Whose value it is. The first three are the sides a verdict knows, so that nobody has to learn others; `society` is
 * for values held by people outside the story, as nature or tradition often are.
 */
export const WHOSE = ['author', 'others', 'everyone', 'society'] as const;
export type Whose = (typeof WHOSE)[number];

export function isVerdict(candidate: unknown): candidate is Verdict {
  return (VERDICTS as readonly unknown[]).includes(candidate);
}

export function isDirection(candidate: unknown): candidate is Direction {
  return (DIRECTIONS as readonly unknown[]).includes(candidate);
}

export function isWhose(candidate: unknown): candidate is Whose {
  return (WHOSE as readonly unknown[]).includes(candidate);
}

/** YTA and ESH blame the author. INFO blames no one yet. */
export function isAuthorWrong(verdict: Verdict): boolean {
  return verdict === 'YTA' || verdict === 'ESH';
}
