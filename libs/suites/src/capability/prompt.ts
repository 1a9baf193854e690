/** A question with four options. The whole of the prompt is constant but for the question. */
export const CHOICE_TEMPLATE =
  '{question}\n{options}\nAnswer with the letter of the right option and nothing else.';

export const CHOICE_LABELS = ['A', 'B', 'C', 'D'] as const;
