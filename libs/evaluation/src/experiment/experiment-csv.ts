import { csvOf, ESTIMATE_COLUMNS, estimateRows } from '../report/file/render-report-csv.js';
import type { SweepReportMember } from './compose-sweep-report.js';

/** Every estimate of every report, a line each, with what was trained. */
export function experimentCsv(members: readonly SweepReportMember[]): string {
  const lines = members.flatMap(({ seed, content }) => {
    const { baseModel, target } = content;
    return estimateRows(content).map((row) => [baseModel, target?.value, target?.delta, seed, ...row]);
  });
  return csvOf([['model', 'target', 'delta', 'seed', ...ESTIMATE_COLUMNS], ...lines]);
}
