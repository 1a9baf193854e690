import { Alert, Box, Button, Skeleton, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { Link as RouterLink } from 'react-router-dom';
import { ErrorNotice } from '../elements/ErrorNotice.js';
import { May } from '../elements/May.js';
import { Panel } from '../elements/Panel.js';
import { isMoving, POLL_MS } from '../elements/state.js';
import { StateChip } from '../elements/StateChip.js';
import { useAction } from '../elements/useAction.js';
import { deltaText, valueLabel } from '../training-sets/value-words.js';
import { DemoSteps } from './DemoSteps.js';
import { type DemoProgress, fetchDemo, startDemo } from './home.queries.js';

/** The whole loop on synthetic data, as it goes. */
export function DemoPanel() {
  const {
    data: demo,
    error,
    isPending,
    refetch,
  } = useQuery({
    queryKey: ['demo'],
    queryFn: fetchDemo,
    refetchInterval: (query) => {
      return isMoving(query.state.data ?? undefined) ? POLL_MS : false;
    },
  });
  const { run, isBusy } = useAction(async () => {
    await startDemo();
    await refetch();
  });
  if (isPending) return <Skeleton variant="rounded" height={220} sx={{ mb: 2 }} />;
  if (error && !demo) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  return (
    <Panel title="Demo" actions={demo && <StateChip state={demo.state} />} hint={hintOf(demo ?? null)}>
      {demo && <DemoSteps demo={demo} />}
      {demo?.error && (
        <Alert severity="error" sx={{ mt: 2 }}>
          {demo.error}
        </Alert>
      )}
      <Box sx={{ mt: demo ? 2 : 0, display: 'flex', gap: 1, flexWrap: 'wrap' }}>
        {demo?.reportId && (
          <Button component={RouterLink} to={`/reports/${demo.reportId}/show`} variant="contained">
            Open the report
          </Button>
        )}
        {(!demo || demo.state === 'FAILED' || demo.state === 'CANCELLED') && (
          <May create="demo">
            <Button variant="contained" disabled={isBusy} onClick={() => void run()}>
              {demo ? 'Go on with the demo' : 'Start the demo'}
            </Button>
          </May>
        )}
      </Box>
      {!demo && (
        <Typography variant="body2" sx={{ color: 'text.secondary', mt: 1.5 }}>
          It takes a few minutes on a laptop; you can look around meanwhile.
        </Typography>
      )}
    </Panel>
  );
}

function hintOf(demo: DemoProgress | null): string {
  const what =
    'Synthetic posts, simulated annotators and a tiny model go through the whole loop. It shows that the pipeline measures what it should; it is no evidence about language models.';
  return demo ? `${what} It moves ${valueLabel(demo.target)} by ${deltaText(demo.delta)}.` : what;
}
