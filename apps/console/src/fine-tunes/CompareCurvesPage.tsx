import { MOST_LINES } from '@ethogram/web';
import {
  Alert,
  Box,
  Card,
  LinearProgress,
  Link,
  ToggleButton,
  ToggleButtonGroup,
  Typography,
} from '@mui/material';
import { useQueries } from '@tanstack/react-query';
import { useState } from 'react';
import { Title } from 'react-admin';
import { Link as RouterLink, useSearchParams } from 'react-router-dom';
import { EmptyList } from '../elements/EmptyList.js';
import { ErrorNotice } from '../elements/ErrorNotice.js';
import { Panel } from '../elements/Panel.js';
import { isMoving, POLL_MS } from '../elements/state.js';
import { ComparedRuns } from './ComparedRuns.js';
import { CurveOverlays } from './CurveOverlays.js';
import type { CurveAxis } from './curves.js';
import { fetchCurves } from './fine-tune.queries.js';
import { RunPicker } from './RunPicker.js';

/** The curves of several runs in one picture; which runs is in the address, so that it can be linked to. */
export function CompareCurvesPage() {
  const [params, setParams] = useSearchParams();
  const [axis, setAxis] = useState<CurveAxis>('step');
  const ids = [...new Set((params.get('ids') ?? '').split(',').filter(Boolean))];
  const shown = ids.slice(0, MOST_LINES);
  const show = (next: readonly string[]) =>
    setParams(next.length > 0 ? { ids: next.join(',') } : {}, { replace: true });
  const { runs, error, isLoading } = useCurves(shown);
  return (
    <Box component="article" sx={{ mt: { xs: 1, sm: 2 } }}>
      <Title title="Compare curves" />
      <Link component={RouterLink} to="/fine-tunes" variant="body2">
        Fine-tunes
      </Link>
      <Typography variant="h1" sx={{ mb: 2 }}>
        Compare curves
      </Typography>
      {ids.length > MOST_LINES && (
        <Alert severity="info" sx={{ mb: 2 }}>
          {`The first ${MOST_LINES} of ${ids.length} runs are shown: more lines cannot be told apart.`}
        </Alert>
      )}
      {error && <ErrorNotice error={error} />}
      {isLoading && <LinearProgress aria-label="Loading" />}
      <Card sx={{ p: 2, mb: 2, display: 'flex', flexWrap: 'wrap', gap: 2, alignItems: 'center' }}>
        <RunPicker chosen={shown} isFull={shown.length >= MOST_LINES} onAdd={(id) => show([...shown, id])} />
        <ToggleButtonGroup
          exclusive
          size="small"
          value={axis}
          onChange={(_event, next: CurveAxis | null) => next && setAxis(next)}
          aria-label="Horizontal axis"
        >
          <ToggleButton value="step">By step</ToggleButton>
          <ToggleButton value="epoch">By epoch</ToggleButton>
        </ToggleButtonGroup>
      </Card>
      {ids.length === 0 ? (
        <EmptyList title="No runs chosen">
          Add a run above, or choose several in the list of fine-tunes.
        </EmptyList>
      ) : (
        <>
          <CurveOverlays runs={runs} axis={axis} />
          {runs.length > 0 && (
            <Panel title="Runs">
              <ComparedRuns runs={runs} onRemove={(id) => show(shown.filter((other) => other !== id))} />
            </Panel>
          )}
        </>
      )}
    </Box>
  );
}

function useCurves(ids: readonly string[]) {
  return useQueries({
    queries: ids.map((id) => ({
      queryKey: ['fine-tunes', 'curves', id],
      queryFn: () => fetchCurves(id),
      refetchInterval: (query: { state: { data?: { state: string } | undefined } }) =>
        isMoving(query.state.data) ? POLL_MS * 2 : false,
    })),
    combine: (answers) => ({
      runs: answers.flatMap(({ data }) => data ?? []),
      error: answers.find(({ error }) => error)?.error ?? null,
      isLoading: answers.some(({ isPending }) => isPending),
    }),
  });
}
