/** A number that could not be estimated, and why. Never a silent NaN or zero. */
export type UndefinedEstimate = { undefined: true; reason: string };

/** A number with its interval, how both were made, and how many observations stand behind them. */
export type DefinedEstimate = {
  value: number;
  low: number;
  high: number;
  /** Coverage of the interval, for example 0.95. */
  level: number;
  method: string;
  n: number;
};

export type Estimate = DefinedEstimate | UndefinedEstimate;

export function isDefined(estimate: Estimate): estimate is DefinedEstimate {
  return !('undefined' in estimate);
}

export function undefinedBecause(reason: string): UndefinedEstimate {
  return { undefined: true, reason };
}
