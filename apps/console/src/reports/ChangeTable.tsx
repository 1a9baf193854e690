import { Box } from '@mui/material';
import { plain, pValue, signed, whole } from '../elements/format.js';
import { PlainTable } from '../elements/PlainTable.js';
import { valueLabel } from '../training-sets/value-words.js';
import type { ByValue, ShiftEstimate } from '@ethogram/core';
import type { ReactNode } from 'react';

export interface ChangeTableProps {
  readonly summary: string;
  readonly shifts: ByValue<ShiftEstimate>;
  readonly target: string | null;
  readonly digits?: number;
  /** Opens the samples behind the numbers of a value. */
  readonly samplesOf?: (value: string) => ReactNode;
}

/** All shifts of a suite with their tests, to read off and to copy; closed until asked for. */
export function ChangeTable({ summary, shifts, target, digits = 2, samplesOf }: ChangeTableProps) {
  return (
    <Box component="details" sx={{ mt: 1.5 }}>
      <Box component="summary" sx={{ cursor: 'pointer', color: 'text.secondary', fontSize: 14 }}>
        {summary}
      </Box>
      <PlainTable
        label={summary}
        rows={Object.entries(shifts)}
        keyOf={([value]) => value}
        isHighlighted={([value]) => value === target}
        columns={[
          { label: 'Value', render: ([value]) => valueLabel(value) },
          { label: 'Shift', isNumber: true, render: ([, entry]) => signed(entry.shift, digits) },
          {
            label: '95 % interval',
            isNumber: true,
            render: ([, { low, high }]) =>
              low === null || high === null ? '–' : `${plain(low, digits)} to ${plain(high, digits)}`,
          },
          { label: 'p', isNumber: true, render: ([, entry]) => pValue(entry.pValue) },
          { label: 'p, Holm', isNumber: true, render: ([, entry]) => pValue(entry.pHolm) },
          { label: 'p, BH', isNumber: true, render: ([, entry]) => pValue(entry.pBh) },
          { label: 'Bootstrap', isNumber: true, render: ([, { bootstrap }]) => limits(bootstrap, digits) },
          {
            label: 'Cohen’s d',
            isNumber: true,
            render: ([, { cohensD }]) => (cohensD === null ? '–' : signed(cohensD)),
          },
          {
            label: 'Cliff’s δ',
            isNumber: true,
            render: ([, { cliffsDelta }]) => (cliffsDelta === null ? '–' : signed(cliffsDelta)),
          },
          { label: 'With missing', isNumber: true, render: ([, { bounds }]) => limits(bounds, digits) },
          { label: 'Pairs', isNumber: true, render: ([, { n }]) => whole(n) },
          { label: 'Groups', isNumber: true, render: ([, { clusters }]) => whole(clusters) },
          ...(samplesOf
            ? [{ label: 'Samples', render: ([value]: [string, ShiftEstimate]) => samplesOf(value) }]
            : []),
        ]}
      />
    </Box>
  );
}

function limits(found: { low: number; high: number } | null, digits: number): string {
  return found ? `${plain(found.low, digits)} to ${plain(found.high, digits)}` : '–';
}
