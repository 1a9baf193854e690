import { Box, Typography } from '@mui/material';
import { percent, plain, whole } from '../elements/format.js';
import { type PlainColumn, PlainTable } from '../elements/PlainTable.js';
import type { AgreementLine } from './study.queries.js';
import { COMPARED_BY, questionLabel } from './study-words.js';

const SECONDARY = { color: 'text.secondary', minWidth: '18ch', maxWidth: '60ch' } as const;
const QUESTION: PlainColumn<AgreementLine> = {
  label: 'Question',
  render: ({ label, question, metric, reason }) => (
    <>
      {label ?? questionLabel(question)}
      <Typography variant="body2" sx={SECONDARY}>
        {COMPARED_BY[metric] ?? metric}
      </Typography>
      {reason && (
        <Typography variant="body2" sx={SECONDARY}>
          {reason}
        </Typography>
      )}
    </>
  ),
};
const GROUP: PlainColumn<AgreementLine> = { label: 'Group', render: ({ group }) => group || 'For everybody' };
const FIGURES: readonly PlainColumn<AgreementLine>[] = [
  { label: 'α', isNumber: true, render: ({ alpha }) => (alpha === null ? '–' : <b>{plain(alpha)}</b>) },
  {
    label: '95 % interval',
    isNumber: true,
    render: ({ low, high }) => (low === null || high === null ? '–' : `${plain(low)} to ${plain(high)}`),
  },
  {
    label: 'Same answer',
    isNumber: true,
    render: ({ observed }) => (observed === null ? '–' : percent(observed)),
  },
  { label: 'Units', isNumber: true, render: ({ units }) => whole(units) },
];

/** One line a question, and below how the numbers were made. */
export function AgreementTable({
  lines,
  isGrouped,
}: {
  lines: readonly AgreementLine[];
  isGrouped: boolean;
}) {
  const methods = [...new Set(lines.flatMap(({ method }) => method ?? []))];
  return (
    <>
      <PlainTable
        label="Agreement"
        rows={lines}
        keyOf={({ group, question, metric }) => `${group} ${question} ${metric}`}
        columns={[...(isGrouped ? [GROUP] : []), QUESTION, ...FIGURES]}
      />
      {methods.length > 0 && (
        <Box component="details" sx={{ mt: 1 }}>
          <Typography component="summary" variant="body2" sx={{ color: 'text.secondary', cursor: 'pointer' }}>
            How these were made
          </Typography>
          {methods.map((method) => (
            <Typography key={method} variant="body2" sx={{ color: 'text.secondary', mt: 0.5 }}>
              {method}
            </Typography>
          ))}
        </Box>
      )}
    </>
  );
}
