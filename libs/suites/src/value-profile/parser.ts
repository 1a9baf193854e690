/** Answers are read as in every suite: by the probabilities of the labels, or the label a text opens with. */
export { distributionFromTexts, readLabel, readOutcome } from '../read-outcome.js';
