import type { ReleaseSummary } from '@ethogram/core';
import { Typography } from '@mui/material';
import { Panel } from '../../elements/Panel.js';
import { SimulatedChip } from '../../elements/StateChip.js';
import { AgreementTable } from '../../studies/AgreementTable.js';

/** How far the released judgments agree beyond chance. */
export function AgreementSummary({
  summary,
  isSimulated,
}: {
  summary: ReleaseSummary;
  isSimulated: boolean;
}) {
  return (
    <Panel
      title="Agreement"
      actions={isSimulated && <SimulatedChip />}
      hint="Krippendorff’s α of the released judgments: 1 is full agreement, 0 what chance would give, below 0 systematic disagreement."
    >
      {summary.agreement.length > 0 ? (
        <AgreementTable
          lines={summary.agreement.map((line) => ({ ...line, group: null }))}
          isGrouped={false}
        />
      ) : (
        <Typography sx={{ color: 'text.secondary' }}>Nothing here can be compared.</Typography>
      )}
    </Panel>
  );
}
