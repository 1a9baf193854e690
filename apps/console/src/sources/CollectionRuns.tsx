import { Alert, Box, LinearProgress, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useRefresh } from 'react-admin';
import { ErrorNotice } from '../elements/ErrorNotice.js';
import { Panel } from '../elements/Panel.js';
import { isMoving, POLL_MS } from '../elements/state.js';
import { CollectionRunCard } from './CollectionRunCard.js';
import { fetchCollectionRuns } from './collection.queries.js';

/** The imports of a source, newest first, live while one runs. `started` counts those started on this page. */
export function CollectionRuns({ sourceId, started }: { sourceId: string; started: number }) {
  const refresh = useRefresh();
  const { data, error, refetch } = useQuery({
    queryKey: ['collection-runs', sourceId, started],
    queryFn: () => fetchCollectionRuns(sourceId),
    refetchInterval: (query) => (query.state.data?.some(isMoving) ? POLL_MS : false),
    placeholderData: (earlier) => earlier,
  });
  const finished = data?.filter((run) => !isMoving(run)).length;
  useEffect(() => {
    // The source's own numbers change when an import ends.
    if (finished) refresh();
  }, [finished, refresh]);
  return (
    <Panel title="Collection runs">
      {error && <ErrorNotice error={error} onRetry={() => void refetch()} />}
      {!data && !error && <LinearProgress aria-label="Loading" />}
      {data?.length === 0 && (
        <Typography sx={{ color: 'text.secondary' }}>
          Nothing has been imported into this source yet.
        </Typography>
      )}
      <Box sx={{ display: 'grid', gap: 2.5 }}>
        {data?.map((run) => (
          <div key={run.id}>
            <CollectionRunCard run={run} />
            {run.error && (
              <Alert severity="error" sx={{ mt: 1 }}>
                {run.error}
              </Alert>
            )}
          </div>
        ))}
      </Box>
    </Panel>
  );
}
