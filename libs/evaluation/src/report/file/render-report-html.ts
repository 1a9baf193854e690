import { REPORT_PART_NAMES, type ReportContent, VALUES } from '@ethogram/core';
import { type ReportFigure, reportFigures } from '../figures/report-figures.js';
import { escaped, numberText } from '../figures/svg.js';
import { coverageOfParts, PART_LABELS } from '../report-parts.js';
import { type Cell, figure, htmlPage, link, paragraph, section, table } from './html-page.js';
import { reportEstimates } from './report-estimates.js';
import {
  estimateAddress,
  figureAddress,
  RELATIVE,
  type ReportPlace,
  runAddress,
  samplesAddress,
} from './report-links.js';

/** A report as one page that stands alone; its numbers lead to the samples behind them, wherever the platform is. Pure. */
export function renderReportHtml(content: ReportContent, place = RELATIVE): string {
  const { notice, judged, methods, bibtex, target } = content;
  return htmlPage(
    content.name || 'Before/after report',
    [
      notice ? paragraph(notice, 'note') : '',
      paragraph(movedText(target, content.baseModel)),
      judged ? paragraph(judged) : '',
      reportResults(content, 2, place),
      section('Methods', methods.map((text) => paragraph(text)).join('')),
      bibtex ? section('BibTeX', `<pre>${escaped(bibtex)}</pre>`) : '',
      paragraph(`Made on ${content.createdAt}.`, 'quiet'),
    ].join('\n'),
  );
}

/** Every picture and every number of a report, under headings of that level. */
export function reportResults(content: ReportContent, level: 2 | 3 = 2, place = RELATIVE): string {
  const { reasons, runs } = content;
  const missing = REPORT_PART_NAMES.flatMap((part) => {
    const reason = reasons[part];
    return reason ? [[PART_LABELS[part], reason]] : [];
  });
  const people = peopleTable(content, place);
  return [
    ...reportFigures(content).map((picture) =>
      section(picture.title, pictureHtml(picture, figureAddress(place, picture.key)), level),
    ),
    section('All estimates', estimates(content, place), level),
    section('Outcomes', outcomes(content, place), level),
    missing.length > 0 ? section('Parts that are missing', table(['Part', 'Why'], missing), level) : '',
    people ? section('Models against people', people, level) : '',
    content.benchmarks.length > 0 ? section('Results of other tools', benchmarks(content), level) : '',
    section(
      'Runs',
      table(
        ['Suite', 'Part', 'Model', 'Run'],
        runs.map(({ suite, role, model, id }) => [
          suite,
          role,
          model,
          { text: id, href: runAddress(place, id) },
        ]),
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

/** A picture with its table, and where it is as a file; null where there is none. */
export function pictureHtml({ title, svg, table: numbers }: ReportFigure, href: string | null): string {
  const file = href
    ? link({ text: 'Download figure (SVG)', href, label: `Download figure (SVG): ${title}` })
    : '';
  return [
    figure(svg),
    numbers ? table(numbers.columns, numbers.rows) : '',
    file ? `<p class="file">${file}</p>` : '',
  ].join('');
}

/** Numbers that lead to the samples behind them; by keyboard the first of a row does. */
export function leading(cells: readonly string[], href: string | null, label: string): Cell[] {
  const first = cells.findIndex((text) => text !== '–');
  return cells.map((text, column) => {
    if (!href || text === '–') return text;
    return column === first
      ? { text, href, label: `${text}, samples of ${label}` }
      : { text, href, isQuiet: true };
  });
}

function estimates(content: ReportContent, place: ReportPlace): string {
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
    reportEstimates(content).map((found) => {
      const { part, what, estimate } = found;
      const numbers = [
        text(estimate.shift),
        estimate.low === null || estimate.high === null
          ? '–'
          : `${text(estimate.low)} to ${text(estimate.high)}`,
        ...[estimate.pValue, estimate.pHolm, estimate.pBh, estimate.cohensD, estimate.cliffsDelta].map(text),
        estimate.bounds ? `${text(estimate.bounds.low)} to ${text(estimate.bounds.high)}` : '–',
        ...[estimate.n, estimate.clusters].map(String),
      ];
      return [part, what, ...leading(numbers, estimateAddress(content, place, found), `${part}, ${what}`)];
    }),
  );
}

function outcomes(content: ReportContent, place: ReportPlace): string {
  return table(
    ['Suite', 'Model', ...OUTCOMES],
    coverageOfParts(content).flatMap(({ part, label, coverage }) =>
      (['base', 'tuned'] as const).map((role) => [
        ...[label, role],
        ...OUTCOMES.map((name): Cell => {
          const outcome = name.toLowerCase() as Lowercase<typeof name>;
          const text = String(coverage[role][outcome]);
          const href = samplesAddress(content, place, part, { outcome });
          return href ? { text, href, label: `${text} ${outcome}, ${label}, ${role}` } : text;
        }),
      ]),
    ),
  );
}

const OUTCOMES = ['Answered', 'Refused', 'Unparsable', 'Error'] as const;

function benchmarks({ benchmarks: rows }: ReportContent): string {
  const text = (found: ReportContent['benchmarks'][number]['base']): string => {
    if (!found) return '–';
    return `${numberText(found.value, 3)}${found.stderr === null ? '' : ` ± ${numberText(found.stderr, 3)}`}`;
  };
  return table(
    ['Task', 'Metric', 'Base ± error', 'Tuned ± error', 'Difference', '95 % interval', 'Note'],
    rows.map(({ task, metric, base, tuned, difference, low, high, reason }) => [
      ...[task, metric, text(base), text(tuned)],
      difference === null ? '–' : numberText(difference, 3),
      low === null || high === null ? '–' : `${numberText(low, 3)} to ${numberText(high, 3)}`,
      reason ?? '',
    ]),
  );
}

function peopleTable(content: ReportContent, place: ReportPlace): string {
  const human = content.parts.moralJudgment?.verdicts?.human;
  if (!human) return '';
  const rows = [
    ['Base model', human.base] as const,
    ['Tuned model', human.tuned] as const,
    ...(human.ceiling ? [['One person against the others', human.ceiling] as const] : []),
  ].map(([name, found]): Cell[] => {
    const numbers = [
      ...[String(found.n), numberText(found.accuracy)],
      ...[found.macroF1, found.balancedAccuracy, found.brier, found.jensenShannon].map((value) =>
        value === null ? '–' : numberText(value, 3),
      ),
    ];
    return [name, ...leading(numbers, samplesAddress(content, place, 'moralJudgment'), name)];
  });
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
