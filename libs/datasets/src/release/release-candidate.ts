/** A row before its split is known: what decides where it may go, without its words. */
export interface Candidate {
  /** As in the file; scenarios with the same text have the same key here and get numbers when they are written. */
  readonly key: string;
  readonly scenarioId: string | null;
  readonly itemId: string | null;
  /** `KIND:NAME`, shared with every row it must share a split with. */
  readonly links: readonly string[];
  /** What its group is called where that is not the smallest key in it. */
  readonly groupName: string | null;
  /** By the names of `StratifyBy`. */
  readonly strata: { readonly [name: string]: string };
  /** Milliseconds since 1970; null when unknown. */
  readonly postedAt: number | null;
  readonly judgmentCount: number;
}
