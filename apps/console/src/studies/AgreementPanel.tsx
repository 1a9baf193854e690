import { LinearProgress, MenuItem, TextField, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ErrorNotice } from '../elements/ErrorNotice.js';
import { Panel } from '../elements/Panel.js';
import { SimulatedChip } from '../elements/StateChip.js';
import { AgreementTable } from './AgreementTable.js';
import { type AgreementCut, fetchAgreement, type StudyRecord } from './study.queries.js';

const MINUTE = 60_000;
const CUTS: readonly { by: AgreementCut; label: string; kinds?: readonly string[] }[] = [
  { by: 'STUDY', label: 'Question by question' },
  { by: 'VALUE', label: 'Value by value', kinds: ['MORAL_JUDGMENT'] },
  { by: 'GROUP', label: 'Group by group' },
];

/** How much people agree beyond chance, with intervals, or why that cannot be said. Worked out once a minute at most. */
export function AgreementPanel({ study }: { study: StudyRecord }) {
  const [by, setBy] = useState<AgreementCut>('STUDY');
  const { data, error } = useQuery({
    queryKey: ['agreement', study.id, by],
    queryFn: () => fetchAgreement(study.id, by),
    staleTime: MINUTE,
    refetchInterval: study.state === 'OPEN' ? MINUTE : false,
  });
  return (
    <Panel
      title="Agreement"
      actions={
        <>
          {study.simulated && <SimulatedChip />}
          <TextField
            select
            size="small"
            label="Show"
            value={by}
            onChange={(event) => setBy(event.target.value as AgreementCut)}
            sx={{ minWidth: 180 }}
          >
            {CUTS.filter(({ kinds }) => kinds?.includes(study.kind) ?? true).map(({ by: cut, label }) => (
              <MenuItem key={cut} value={cut}>
                {label}
              </MenuItem>
            ))}
          </TextField>
        </>
      }
      hint="Krippendorff’s α: 1 is full agreement, 0 what chance would give, below 0 systematic disagreement."
    >
      {error && <ErrorNotice error={error} />}
      {!data && !error && <LinearProgress aria-label="Loading" />}
      {data && <AgreementTable lines={data} isGrouped={by === 'GROUP'} />}
      {data?.some(({ metric }) => metric === 'unitizing') && (
        <Typography variant="body2" sx={{ color: 'text.secondary', mt: 1 }}>
          Who marked no passage in a text is left out of that text.
        </Typography>
      )}
    </Panel>
  );
}
