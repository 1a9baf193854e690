import { VALUES } from '@ethogram/core';
import { Box, LinearProgress, Link, MenuItem, Stack, TextField, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Title } from 'react-admin';
import { Link as RouterLink, useParams } from 'react-router-dom';
import { EmptyList } from '../elements/EmptyList.js';
import { ErrorNotice } from '../elements/ErrorNotice.js';
import { SimulatedChip } from '../elements/StateChip.js';
import { AdjudicationDesk } from './AdjudicationDesk.js';
import { fetchAdjudicatedStudy, fetchDisputed } from './adjudication.queries.js';

const QUEUES = [
  ['DISAGREEMENT', 'Where judgments disagree'],
  ['VALUE', 'Where a value is in dispute'],
  ['REQUEST', 'Where somebody asked'],
  ['SETTLED', 'Settled before'],
] as const;
type QueueKind = (typeof QUEUES)[number][0];

/** One task after the other, the answers side by side and nobody's name. */
export function AdjudicationPage() {
  const { id = '' } = useParams();
  const [by, setBy] = useState<QueueKind>('DISAGREEMENT');
  const [value, setValue] = useState<string>(VALUES[0]?.key ?? '');
  const [after, setAfter] = useState<number | null>(null);
  const study = useQuery({
    queryKey: ['adjudication', id],
    queryFn: () => fetchAdjudicatedStudy(id),
    staleTime: Infinity,
  });
  const input = { studyId: id, by, value: by === 'VALUE' ? value : null, after, first: 1 };
  const { data, error, isFetching, refetch } = useQuery({
    queryKey: ['adjudication', input],
    queryFn: () => fetchDisputed(input),
    refetchOnWindowFocus: false,
    gcTime: 0,
  });
  const choose = (kind: QueueKind, chosen = value): void => {
    setBy(kind);
    setValue(chosen);
    setAfter(null);
  };
  const failure = error ?? study.error;
  return (
    <Box component="article" sx={{ mt: { xs: 1, sm: 2 } }}>
      <Title title="Settle disagreements" />
      {study.data && (
        <Link component={RouterLink} to={`/studies/${id}/quality`} variant="body2">
          {study.data.name}
        </Link>
      )}
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 1, flexWrap: 'wrap' }}>
        <Typography variant="h1">Settle disagreements</Typography>
        {study.data?.simulated && <SimulatedChip />}
      </Box>
      <Stack direction="row" useFlexGap spacing={2} sx={{ flexWrap: 'wrap', my: 2 }}>
        <TextField
          select
          size="small"
          label="Tasks"
          value={by}
          onChange={(event) => choose(event.target.value as QueueKind)}
          sx={{ width: { xs: '100%', sm: 280 } }}
        >
          {QUEUES.map(([kind, label]) => (
            <MenuItem key={kind} value={kind}>
              {label}
            </MenuItem>
          ))}
        </TextField>
        {by === 'VALUE' && (
          <TextField
            select
            size="small"
            label="Value"
            value={value}
            onChange={(event) => choose('VALUE', event.target.value)}
            sx={{ width: { xs: '100%', sm: 280 } }}
          >
            {VALUES.map(({ key, label }) => (
              <MenuItem key={key} value={key}>
                {label}
              </MenuItem>
            ))}
          </TextField>
        )}
      </Stack>
      {failure && <ErrorNotice error={failure} onRetry={() => void refetch()} />}
      {(isFetching || !study.data) && !failure && <LinearProgress aria-label="Loading" />}
      {!isFetching && data && study.data && (
        <AdjudicationDesk
          key={data.taskId}
          study={study.data}
          disputed={data}
          onNext={() => setAfter(data.position)}
          onChanged={() => void refetch()}
        />
      )}
      {!isFetching && data === null && (
        <EmptyList title="Nothing is left here">
          {after === null
            ? 'No task of this study waits for this reason.'
            : 'You have seen everything up to the end. What you passed over still waits: choose the tasks again to begin anew.'}
        </EmptyList>
      )}
    </Box>
  );
}
