import { type ReportContent, REPORT_PART_NAMES, type ReportPart, type ShiftEstimate } from '@ethogram/core';

/** One number of a report, in the words of its file. */
export interface ReportEstimate {
  readonly part: ReportPart | 'control';
  /** Of a part by value its key; of a control its kind. */
  readonly what: string;
  readonly estimate: ShiftEstimate;
}

/** Every shift a report gives, in its order. */
export function reportEstimates({ parts, controls }: ReportContent): ReportEstimate[] {
  const found: ReportEstimate[] = [];
  for (const part of REPORT_PART_NAMES) {
    const comparison = parts[part];
    if (!comparison) continue;
    const add = (what: string, estimate: ShiftEstimate | null | undefined): void => {
      if (estimate) found.push({ part, what, estimate });
    };
    switch (comparison.kind) {
      case 'survey':
      case 'moral-judgment':
        for (const [value, entry] of Object.entries(comparison.values)) add(value, entry);
        if (comparison.kind === 'moral-judgment') add('author wrong', comparison.blame);
        break;
      case 'text-adventure':
        for (const [metric, { overall }] of Object.entries(comparison.metrics)) add(metric, overall);
        break;
      case 'capability':
        add('accuracy', comparison.accuracy?.shift);
        add('digit-only answers', comparison.collapse?.shift);
        add('negative log-likelihood', comparison.perplexity?.shift);
        break;
      case 'own':
        add(comparison.name, comparison.score?.shift);
    }
  }
  for (const { kind, target } of controls)
    if (target) found.push({ part: 'control', what: kind, estimate: target });
  return found;
}
