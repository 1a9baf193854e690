import { checkSpans, type SpanCheck, type TextSpan } from '../spans/text-span.js';

const WHAT_TO_DO: Record<Exclude<SpanCheck, 'ok'>, string> = {
  'text-changed': 'was marked in another version of the text. Take it away and mark it again.',
  'out-of-range': 'does not lie inside the text. Take it away and mark it again.',
  'quote-differs': 'does not quote what stands there. Take it away and mark it again.',
};

/** Where evidence does not say what the frozen text says, one sentence each. */
export function evidenceProblems(spans: readonly TextSpan[], text: string): string[] {
  return checkSpans(spans, text).flatMap((check, index) =>
    check === 'ok' ? [] : [`Passage ${index + 1} ${WHAT_TO_DO[check]}`],
  );
}
