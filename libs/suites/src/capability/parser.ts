/** Answers with labels are read as in every suite. */
export { readOutcome } from '../read-outcome.js';

/** Whether a text is one number of one or two digits and nothing else but space, marks and emphasis. */
export function isDigitOnly(text: string): boolean {
  return /^[^\p{L}\p{N}]*\p{Nd}{1,2}[^\p{L}\p{N}]*$/u.test(text);
}
