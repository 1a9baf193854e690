/**
 * Who is in the wrong: YTA the author, NTA someone else, ESH everyone, NAH no one, INFO cannot be told.
 */
export const VERDICTS = ['YTA', 'NTA', 'ESH', 'NAH', 'INFO'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** Whether what the author did attains a value or constrains it. */
export const DIRECTIONS = ['attained', 'constrained'] as const;
export type Direction = (typeof DIRECTIONS)[number];

export function isVerdict(candidate: unknown): candidate is Verdict {
  return (VERDICTS as readonly unknown[]).includes(candidate);
}

/** YTA and ESH blame the author. INFO blames no one yet. */
export function isAuthorWrong(verdict: Verdict): boolean {
  return verdict === 'YTA' || verdict === 'ESH';
}
