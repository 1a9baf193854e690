import { REPORT_PART_NAMES, type ReportContent, VALUES } from '@ethogram/core';
import { reportFigures } from '../figures/report-figures.js';
import { escaped, numberText } from '../figures/svg.js';
import { coverageOfParts, PART_LABELS } from '../report-parts.js';
import { figure, htmlPage, paragraph, section, table } from './html-page.js';
import { reportEstimates } from './report-estimates.js';

/** A report as one page that stands alone. Pure. */
export function renderReportHtml(content: ReportContent): string {
  const { notice, judged, methods, bibtex, target } = content;
  return htmlPage(
    content.name || 'Before/after report',
    [
      notice ? paragraph(notice, 'note') : '',
      paragraph(movedText(target, content.baseModel)),
      judged ? paragraph(judged) : '',
      reportResults(content),
      section('Methods', methods.map((text) => paragraph(text)).join('')),
      bibtex ? section('BibTeX', `<pre>${escaped(bibtex)}</pre>`) : '',
      paragraph(`Made on ${content.createdAt}.`, 'quiet'),
    ].join('\n'),
  );
}

/** Every picture and every number of a report, under headings of that level. */
export function reportResults(content: ReportContent, level: 2 | 3 = 2): string {
  const { reasons, runs } = content;
  const missing = REPORT_PART_NAMES.flatMap((part) => {
    const reason = reasons[part];
    return reason ? [[PART_LABELS[part], reason]] : [];
  });
  const people = peopleTable(content);
  return [
    ...reportFigures(content).map(({ title, svg, table: numbers }) =>
      section(title, figure(svg) + (numbers ? table(numbers.columns, numbers.rows) : ''), level),
    ),
    section('All estimates', estimates(content), level),
    section('Outcomes', outcomes(content), level),
    missing.length > 0 ? section('Parts that are missing', table(['Part', 'Why'], missing), level) : '',
    people ? section('Models against people', people, level) : '',
    section(
      'Runs',
      table(
        ['Suite', 'Part', 'Model', 'Run'],
        runs.map((run) => [run.suite, run.role, run.model, run.id]),
      ),
      level,
    ),
  ].join('\n');
}

function movedText(target: ReportContent['target'], baseModel: string): string {
  if (!target) return `${baseModel}, trained on people's moral judgments.`;
  const label = VALUES.find(({ key }) => key === target.value)?.label ?? target.value;
  return `Training of ${baseModel} ${target.delta < 0 ? 'lowered' : 'raised'} the survey answers for ${label} by ${Math.abs(target.delta)}.`;
}

function estimates(content: ReportContent): string {
  const text = (value: number | null): string => (value === null ? '–' : numberText(value, 3));
  return table(
    [
      'Part',
      'What',
      'Shift',
      '95 % interval',
      'p',
      'p, Holm',
      'p, BH',
      'd',
      'δ',
      'With missing',
      'Pairs',
      'Groups',
    ],
    reportEstimates(content).map(({ part, what, estimate: found }) => [
      ...[part, what, text(found.shift)],
      found.low === null || found.high === null ? '–' : `${text(found.low)} to ${text(found.high)}`,
      ...[
        text(found.pValue),
        text(found.pHolm),
        text(found.pBh),
        text(found.cohensD),
        text(found.cliffsDelta),
      ],
      found.bounds ? `${text(found.bounds.low)} to ${text(found.bounds.high)}` : '–',
      ...[String(found.n), String(found.clusters)],
    ]),
  );
}

function outcomes(content: ReportContent): string {
  return table(
    ['Suite', 'Model', 'Answered', 'Refused', 'Unparsable', 'Error'],
    coverageOfParts(content).flatMap(({ label, coverage }) =>
      (['base', 'tuned'] as const).map((role) => {
        const { answered, refused, unparsable, error } = coverage[role];
        return [label, role, ...[answered, refused, unparsable, error].map(String)];
      }),
    ),
  );
}

function peopleTable({ parts }: ReportContent): string {
  const human = parts.moralJudgment?.verdicts?.human;
  if (!human) return '';
  const rows = [
    ['Base model', human.base] as const,
    ['Tuned model', human.tuned] as const,
    ...(human.ceiling ? [['One person against the others', human.ceiling] as const] : []),
  ].map(([name, found]) => [
    ...[name, String(found.n), numberText(found.accuracy)],
    ...[found.macroF1, found.balancedAccuracy, found.brier, found.jensenShannon].map((value) =>
      value === null ? '–' : numberText(value, 3),
    ),
  ]);
  const columns = [
    'Who',
    'Situations',
    'Same verdict',
    'Macro-F1',
    'Balanced accuracy',
    'Brier',
    'JS (bits)',
  ];
  return table(columns, rows);
}
