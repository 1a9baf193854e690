import { type ReportContent, type SweepReportContent, TRANSFER_SUITES } from '@ethogram/core';
import { type Cell, details, htmlPage, paragraph, section, table } from '../report/file/html-page.js';
import { leading, pictureHtml, reportResults } from '../report/file/render-report-html.js';
import { samplesAddress } from '../report/file/report-links.js';
import type { ReportFigure } from '../report/figures/report-figure.js';
import { escaped, numberText } from '../report/figures/svg.js';
import { PART_LABELS } from '../report/report-parts.js';
import type { SweepReportMember } from './compose-sweep-report.js';
import { experimentFigures, memberLabel } from './experiment-figures.js';

/** Where the platform is, and which experiment it is; without an id no figure is offered as a file. */
export interface ExperimentPlace {
  readonly address: string;
  readonly id?: string;
}

export function experimentFigurePath(id: string, key: string): string {
  return `/exports/experiments/${id}/figures/${key}.svg`;
}

/** The report of an experiment as a page that stands alone; its numbers and figures lead to the platform. Pure. */
export function experimentHtml(
  content: SweepReportContent,
  members: readonly SweepReportMember[],
  { address, id }: ExperimentPlace = { address: '' },
): string {
  const { title, notice, method, methods, bibtex, createdAt } = content;
  const figures = experimentFigures(content);
  const drawn = (picture: ReportFigure): string =>
    pictureHtml(picture, id ? `${address}${experimentFigurePath(id, picture.key)}` : null);
  return htmlPage(
    title,
    [
      notice ? paragraph(notice, 'note') : '',
      paragraph('All shifts are tuned minus base, with 95 % intervals.'),
      section(
        'Transfer: did what was taught show elsewhere?',
        drawn(figures.transfer) + transfer(content, members, address),
      ),
      section('Spread: what else moved?', drawn(figures.spread)),
      section(
        'The models before any training',
        figures.profiles.map(drawn).join('\n') || paragraph('No report has the value profile.'),
      ),
      section(
        'Each fine-tune',
        members
          .map(({ content: found, reportId, seed }) => {
            const results = reportResults(found, 3, { address, ...(reportId ? { reportId } : {}) });
            return details(labelOf(found, seed), results);
          })
          .join('\n'),
      ),
      section('Methods', [method, ...methods].map((text) => paragraph(text)).join('')),
      bibtex ? section('BibTeX', `<pre>${escaped(bibtex)}</pre>`) : '',
      paragraph(`Made on ${createdAt}.`, 'quiet'),
    ].join('\n'),
  );
}

/** Reports without a target are not among the members of the content, so places in it say nothing here. */
function labelOf({ name, target, baseModel }: ReportContent, seed: number): string {
  return target ? memberLabel({ target, baseModel, seed }) : name;
}

function transfer(
  { members, transfer: rows }: SweepReportContent,
  reports: readonly SweepReportMember[],
  address: string,
): string {
  const numbers = rows.flatMap(({ member: place, cells }) => {
    const member = members[place];
    const label = memberLabel(member);
    const report = reports.find(({ reportId }) => reportId !== null && reportId === member?.reportId);
    return TRANSFER_SUITES.map((suite): Cell[] => {
      const { shift, reason } = cells[suite];
      const name = [label, PART_LABELS[suite]];
      if (!shift || !member) return [...name, '–', reason ?? '–'];
      const interval =
        shift.low === null || shift.high === null
          ? 'no interval'
          : `${numberText(shift.low)} to ${numberText(shift.high)}`;
      const wanted = { value: member.target.value };
      const href = report ? samplesAddress(report.content, { address }, suite, wanted) : null;
      return [...name, ...leading([numberText(shift.shift), interval], href, name.join(', '))];
    });
  });
  return table(['Fine-tune', 'Suite', 'Shift of its value', '95 % interval, or why not'], numbers);
}
