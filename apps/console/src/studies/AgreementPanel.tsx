import { Typography } from '@mui/material';
import { plain, whole } from '../elements/format.js';
import { Panel } from '../elements/Panel.js';
import { PlainTable } from '../elements/PlainTable.js';
import { SimulatedChip } from '../elements/StateChip.js';
import { questionLabel } from './study-words.js';
import type { StudyRecord } from './study.queries.js';

/** How much people agree beyond chance, with intervals, or why that cannot be said. */
export function AgreementPanel({ study }: { study: StudyRecord }) {
  const method = study.agreement.find((line) => line.method)?.method;
  return (
    <Panel
      title="Agreement"
      actions={study.simulated && <SimulatedChip />}
      hint="Krippendorff’s α: 1 is full agreement, 0 what chance would give, below 0 systematic disagreement."
    >
      <PlainTable
        label="Agreement"
        rows={study.agreement}
        keyOf={({ question }) => question}
        columns={[
          { label: 'Question', render: ({ question }) => questionLabel(question) },
          {
            label: 'α',
            isNumber: true,
            render: ({ alpha }) => (alpha === null ? '–' : <b>{plain(alpha)}</b>),
          },
          {
            label: '95 % interval',
            isNumber: true,
            render: ({ low, high }) =>
              low === null || high === null ? '–' : `${plain(low)} to ${plain(high)}`,
          },
          { label: 'Units', isNumber: true, render: ({ units }) => whole(units) },
          {
            label: '',
            render: ({ reason }) =>
              reason && (
                <Typography variant="body2" sx={{ color: 'text.secondary' }}>
                  {reason}
                </Typography>
              ),
          },
        ]}
      />
      {method && (
        <Typography variant="body2" sx={{ color: 'text.secondary', mt: 1 }}>
          {method}
        </Typography>
      )}
    </Panel>
  );
}
