import { VALUES } from '@ethogram/core';
import { coverageOfParts, type ReportContent, type ShiftEstimate } from '@ethogram/evaluation';

function estimate(found: ShiftEstimate | undefined): string {
  if (!found) return '–'.padStart(22);
  const interval =
    found.low === null || found.high === null
      ? 'no interval'
      : `[${found.low.toFixed(2)}, ${found.high.toFixed(2)}]`;
  return `${found.shift >= 0 ? '+' : ''}${found.shift.toFixed(2)} ${interval}`.padStart(22);
}

/** A report as a table for the terminal. */
export function reportText(content: ReportContent): string {
  const { target, parts, reasons } = content;
  const rows = VALUES.map(({ key, label }) => {
    const mark = key === target?.value ? '▶' : ' ';
    return `${mark} ${label.padEnd(28)}${estimate(parts.heldOutSurvey?.values[key])}${estimate(parts.moralJudgment?.values[key])}`;
  });
  const answered = coverageOfParts(content).map(({ label, coverage: { tuned } }) => {
    const total = Object.values(tuned).reduce((sum, count) => sum + count, 0);
    return `${label}: ${tuned.answered} of ${total} answered`;
  });
  const missing = Object.values(reasons).flatMap((reason) => (reason === null ? [] : [reason]));
  return [
    `${movedText(content)} in ${content.baseModel}: tuned minus base, 95 % intervals`,
    '',
    `  ${'value'.padEnd(28)}${'held-out survey'.padStart(22)}${'moral judgment'.padStart(22)}`,
    ...rows,
    '',
    `Tuned model: ${answered.join('; ')}.`,
    ...new Set(missing),
    ...(content.notice ? [content.notice] : []),
  ].join('\n');
}

function movedText({ target }: ReportContent): string {
  return target
    ? `${target.value} ${target.delta < 0 ? 'lowered' : 'raised'} by ${Math.abs(target.delta)}`
    : 'trained on moral judgments';
}
