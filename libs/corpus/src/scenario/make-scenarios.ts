export interface MakeScenarios {
  sourceId: string;
  /** The most to make; all there are when absent. */
  limit?: number | null;
  minimumCharacters?: number;
  /** With a limit: draws posts at random, the same ones for the same seed; the oldest first without one. */
  seed?: number | null;
}

/** What became of the posts looked at: each is counted once. */
export interface MadeScenarios {
  made: number;
  /** Of those made, how many wait for a person to look at them. */
  waiting: number;
  alreadyThere: number;
  duplicates: number;
  tooShort: number;
}

export const NONE_MADE: MadeScenarios = {
  made: 0,
  waiting: 0,
  alreadyThere: 0,
  duplicates: 0,
  tooShort: 0,
};

export const DEFAULT_MINIMUM_CHARACTERS = 200;
