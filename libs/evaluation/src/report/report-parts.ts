import {
  type Coverage,
  REPORT_PART_NAMES,
  type ReportContent,
  type ReportPart,
  type ReportParts,
  type SuiteComparison,
} from '@ethogram/core';

/** Names of the parts as people read them, in the middle of a sentence. */
export const PART_LABELS: Readonly<Record<ReportPart, string>> = {
  valueProfile: 'value profile',
  heldOutSurvey: 'held-out survey',
  moralJudgment: 'moral judgments',
  textAdventure: 'text adventures',
  capability: 'capability',
  own: 'own suite',
};

/** Which kind of comparison stands in which part. */
const KINDS: Readonly<Record<ReportPart, SuiteComparison['kind']>> = {
  valueProfile: 'survey',
  heldOutSurvey: 'survey',
  moralJudgment: 'moral-judgment',
  textAdventure: 'text-adventure',
  capability: 'capability',
  own: 'own',
};

/** The comparisons of a report under their names; what is not among them is null. */
export function toReportParts(found: ReadonlyMap<ReportPart, SuiteComparison>): ReportParts {
  const entries = REPORT_PART_NAMES.map((part) => {
    const comparison = found.get(part) ?? null;
    if (comparison && comparison.kind !== KINDS[part])
      throw new Error(`The part ${part} cannot hold a comparison of ${comparison.kind}.`);
    return [part, comparison];
  });
  return Object.fromEntries(entries) as ReportParts;
}

/** What became of the samples, of every part that has samples. */
export function coverageOfParts({
  parts,
}: Pick<ReportContent, 'parts'>): { part: ReportPart; label: string; coverage: Coverage }[] {
  return REPORT_PART_NAMES.flatMap((part) => {
    const comparison = parts[part];
    return comparison && 'coverage' in comparison
      ? [{ part, label: PART_LABELS[part], coverage: comparison.coverage }]
      : [];
  });
}
