import {
  type ReportContent,
  type SweepProfile,
  type SweepReportContent,
  TRANSFER_SUITES,
  type TransferCell,
  type TransferSuite,
  type ValueKey,
} from '@ethogram/core';

/** A finished report, and which training of which model it is about. */
export interface SweepReportMember {
  readonly reportId: string;
  readonly seed: number;
  readonly content: ReportContent;
}

export interface SweepReportFrame {
  readonly title: string;
  /** What was not evaluated, as sentences. */
  readonly missing: readonly string[];
  readonly createdAt: string;
}

/**
 * One report over many: what each target did in each suite (transfer), and what every value did when one was moved (spread).
 * Nothing is computed anew: every number is that of the report it is taken from.
 */
export function composeSweepReport(
  reports: readonly SweepReportMember[],
  { title, missing, createdAt }: SweepReportFrame,
): SweepReportContent {
  const about = reports.filter(isAboutValue);
  const [first] = about;
  if (!first) throw new RangeError('A sweep report needs at least one report about a value.');
  return {
    schema: 1,
    title,
    demonstration: about.some(({ content }) => content.demonstration),
    notice: [...new Set([...about.map(({ content }) => content.notice), ...missing].filter(Boolean))].join(
      ' ',
    ),
    method: first.content.method,
    profiles: profilesOf(about),
    members: about.map(({ reportId, seed, content }) => ({
      name: content.name,
      reportId,
      baseModel: content.baseModel,
      target: content.target,
      seed,
      demonstration: content.demonstration,
    })),
    transfer: about.map(({ content }, member) => ({ member, cells: cellsOf(content) })),
    spread: about.map(({ content }, member) => ({
      member,
      shifts: content.parts.heldOutSurvey?.values ?? {},
    })),
    methods: methodsOf(about),
    bibtex: first.content.bibtex,
    createdAt,
  };
}

type AboutValue = SweepReportMember & {
  readonly content: ReportContent & { readonly target: { readonly value: ValueKey; readonly delta: number } };
};

function isAboutValue(report: SweepReportMember): report is AboutValue {
  return report.content.target !== null;
}

/** Every model as it answered before any training, from the first of its reports that has the value profile. */
function profilesOf(reports: readonly AboutValue[]): SweepProfile[] {
  const byModel = Map.groupBy(reports, ({ content }) => content.baseModel);
  return [...byModel].flatMap(([model, ofModel]) => {
    const content = ofModel.find((report) => report.content.parts.valueProfile)?.content;
    const part = content?.parts.valueProfile;
    if (!content || !part) return [];
    const values = Object.fromEntries(
      Object.entries(part.values).flatMap(([value, entry]) => (entry.base ? [[value, entry.base]] : [])),
    ) as SweepProfile['values'];
    const run = content.runs.find(({ suite, role }) => suite === 'value-profile' && role === 'base');
    return [{ model, runId: run?.id ?? null, range: part.range, values }];
  });
}

function cellsOf({ parts, reasons, target }: AboutValue['content']): Record<TransferSuite, TransferCell> {
  const cell = (suite: TransferSuite): TransferCell => {
    const part = parts[suite];
    if (!part) return { shift: null, reason: reasons[suite] ?? 'This report was made without this part.' };
    const shift = part.values[target.value] ?? null;
    return { shift, reason: shift ? null : 'The suite has no pair of answers about this value.' };
  };
  return Object.fromEntries(TRANSFER_SUITES.map((suite) => [suite, cell(suite)])) as Record<
    TransferSuite,
    TransferCell
  >;
}

/** Each paragraph once, in the order of the reports: those of one experiment differ in their targets alone. */
function methodsOf(reports: readonly AboutValue[]): string[] {
  return [...new Set(reports.flatMap(({ content }) => content.methods))];
}
