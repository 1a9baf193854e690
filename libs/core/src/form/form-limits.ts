/** How large a form may be. Lengths in code points. */
export const FORM_LIMITS = {
  parts: 100,
  options: 200,
  /** Of a ranking: more is no longer put in order by hand. */
  rankedOptions: 20,
  /** Of a part whose options are compared in pairs: 66 pairs. */
  comparedOptions: 12,
  ratings: 21,
  sliderSteps: 10_000,
  id: 64,
  label: 1_000,
  optionLabel: 300,
  help: 4_000,
  textAnswer: 10_000,
  conditionDepth: 5,
  conditionSize: 50,
  examples: 30,
  exampleTitle: 200,
  exampleText: 20_000,
} as const;

/** As many as help to put something right; hostile input could bring any number. */
export const MOST_PROBLEMS = 50;

/** Whether this may name a part or an option. What every object has of itself ("constructor") may not. */
export function isFormId(candidate: unknown): candidate is string {
  return typeof candidate === 'string' && /^[A-Za-z][\w-]{0,63}$/.test(candidate) && !(candidate in {});
}
