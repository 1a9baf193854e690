/** Whose suggestions a study shows after first answers, and to how many of them. It may change while the study runs. */
export interface SuggestionSettings {
  /** Of the first answers to tasks with a suggestion, so many are followed by it: 0 … 1. The others are the comparison. */
  readonly share: number;
  /** The name the suggestions were imported under. */
  readonly model: string;
}
