import { Alert, Button } from '@mui/material';
import { ErrorNotice } from '../../elements/ErrorNotice.js';
import { JobProgress } from '../../elements/JobProgress.js';
import { Panel } from '../../elements/Panel.js';
import { exploreAgain } from './explore.queries.js';
import type { useSummary } from './useSummary.js';

/** While a release is counted, and when that failed. */
export function Counting({ releaseId, state }: { releaseId: string; state: ReturnType<typeof useSummary> }) {
  const { data, error, refetch } = state;
  if (error) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  if (data?.state === 'FAILED')
    return (
      <Alert
        severity="error"
        action={
          <Button onClick={() => void exploreAgain(releaseId).then(() => refetch())}>Count again</Button>
        }
      >
        {data.error}
      </Alert>
    );
  return (
    <Panel title="Counting what is in it" hint="Once: releases never change.">
      <JobProgress
        label="Counting rows"
        done={data?.progress.done ?? 0}
        total={data?.progress.total ?? 0}
        note={data?.progress.note}
      />
    </Panel>
  );
}
