import { Box } from '@mui/material';
import { plain, pValue, signed, whole } from '../elements/format.js';
import { PlainTable } from '../elements/PlainTable.js';
import { valueLabel } from '../training-sets/value-words.js';
import type { ByValue, TestedShift } from './report-content.js';

export interface ChangeTableProps {
  readonly summary: string;
  readonly shifts: ByValue<TestedShift>;
  readonly target: string;
  readonly digits?: number;
}

/** All shifts of a suite with their tests, to read off and to copy; closed until asked for. */
export function ChangeTable({ summary, shifts, target, digits = 2 }: ChangeTableProps) {
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
          { label: 'p, corrected', isNumber: true, render: ([, entry]) => pValue(entry.pHolm) },
          { label: 'Pairs', isNumber: true, render: ([, { n }]) => whole(n) },
          { label: 'Groups', isNumber: true, render: ([, { clusters }]) => whole(clusters) },
        ]}
      />
    </Box>
  );
}
