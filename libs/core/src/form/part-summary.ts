import type { ComparedPair, FormOption, FormPart, LabelledSpan, PartAnswer } from './form-definition.js';

/** The answer to a part in one line of its own words; signs instead of words between them, so that it fits any language. */
export function partSummary(part: FormPart, answer: PartAnswer | undefined): string {
  if (answer === undefined) return '–';
  switch (part.kind) {
    case 'choice':
      return labelOf(part.options, answer as string);
    case 'choices':
      return labels(part.options, answer).join(', ');
    case 'ranking':
      return labels(part.options, answer).join(' > ');
    case 'likert': {
      const label = part.labels[(answer as number) - part.min];
      return label ? `${String(answer)} · ${label}` : String(answer);
    }
    case 'slider':
    case 'text':
      return String(answer as string | number);
    case 'pairwise':
      return (answer as readonly ComparedPair[])
        .map(({ first, second, chosen }) => {
          const [one, other] = chosen === second ? [second, first] : [first, second];
          const sign = chosen === null ? '=' : '>';
          return `${labelOf(part.options, one)} ${sign} ${labelOf(part.options, other)}`;
        })
        .join(', ');
    case 'span':
      return (answer as readonly LabelledSpan[])
        .map(({ quote, label }) => `${labelOf(part.labels, label)}: “${quote}”`)
        .join(', ');
  }
}

function labels(options: readonly FormOption[], ids: PartAnswer): string[] {
  return (ids as readonly string[]).map((id) => labelOf(options, id));
}

/** The id itself where the form no longer knows it. */
function labelOf(options: readonly FormOption[], wanted: string): string {
  return options.find(({ id }) => id === wanted)?.label ?? wanted;
}
