import { VALUES } from '@ethogram/core';
import type { ReportContent, ShiftEstimate } from '@ethogram/evaluation';

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
  const { target } = content;
  const rows = VALUES.map(({ key, label }) => {
    const mark = key === target.value ? '▶' : ' ';
    return `${mark} ${label.padEnd(28)}${estimate(content.heldOutSurvey[key])}${estimate(content.moralJudgment?.[key])}`;
  });
  const missing = Object.entries(content.outcomes.tuned).map(([part, outcomes]) => {
    const total = outcomes ? Object.values(outcomes).reduce((sum, count) => sum + count, 0) : 0;
    return `${part}: ${outcomes?.answered ?? 0} of ${total} answered`;
  });
  return [
    `${target.value} ${target.delta < 0 ? 'lowered' : 'raised'} by ${Math.abs(target.delta)} in ${content.baseModel}: tuned minus base, 95 % intervals`,
    '',
    `  ${'value'.padEnd(28)}${'held-out survey'.padStart(22)}${'moral judgment'.padStart(22)}`,
    ...rows,
    '',
    `Tuned model: ${missing.join('; ')}.`,
    ...(content.notice ? [content.notice] : []),
  ].join('\n');
}
