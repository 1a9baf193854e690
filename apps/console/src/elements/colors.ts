/** Colours of parts of a whole; distinct for the common kinds of colour blindness, readable on light and dark. */
export const VERDICT_COLORS: Record<string, string> = {
  YTA: '#d1603d',
  NTA: '#3b82b8',
  ESH: '#8c6bb1',
  NAH: '#4d9f6e',
  INFO: '#c9a227',
  none: '#98a3a4',
};

export const SPLIT_COLORS: Record<string, string> = {
  TRAIN: '#2f8f8a',
  VALIDATION: '#c9a227',
  TEST: '#8c6bb1',
};

export const OUTCOME_COLORS: Record<string, string> = {
  answered: '#2f8f8a',
  refused: '#c9a227',
  unparsable: '#d1603d',
  error: '#a33a3a',
};

/** For labels without a meaning of their own, such as the points of a scale. */
export const RAMP = ['#8f4a1f', '#c7743a', '#e0ac7c', '#b9c4c4', '#84bcb8', '#3f9691', '#0d6e6e'];
