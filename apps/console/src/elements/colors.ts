/**
 * Colours of parts of a whole; distinct for the common kinds of colour blindness, seen on light and dark. White text on each
 * has a contrast of 4.5 : 1 at least.
 */
export const VERDICT_COLORS: Record<string, string> = {
  YTA: '#b94f2d',
  NTA: '#2f76ad',
  ESH: '#8560ab',
  NAH: '#3a7f56',
  INFO: '#8c6d00',
  none: '#69757a',
};

export const SPLIT_COLORS: Record<string, string> = {
  TRAIN: '#24797a',
  VALIDATION: '#8c6d00',
  TEST: '#8560ab',
};

export const OUTCOME_COLORS: Record<string, string> = {
  answered: '#24797a',
  refused: '#8c6d00',
  unparsable: '#b94f2d',
  error: '#a33a3a',
};

/** For labels without a meaning of their own, such as the points of a scale. */
export const RAMP = ['#8f4a1f', '#c7743a', '#e0ac7c', '#b9c4c4', '#84bcb8', '#3f9691', '#0d6e6e'];
