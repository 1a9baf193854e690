import { Button, LinearProgress, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useRefresh } from 'react-admin';
import { Link as RouterLink } from 'react-router-dom';
import { collectionRunQueries } from '../collection-runs/collection-run.queries.js';
import { StateCell } from '../collection-runs/CollectionRunList.js';
import { broughtText, KIND_LABELS, runTitle } from '../collection-runs/run-words.js';
import { ErrorNotice } from '../elements/ErrorNotice.js';
import { Panel } from '../elements/Panel.js';
import { PlainTable } from '../elements/PlainTable.js';
import { RecordLink } from '../elements/RecordLink.js';
import { isMoving, POLL_MS } from '../elements/state.js';
import { When } from '../elements/When.js';

const SHOWN = 20;

/** The collection runs of a source, newest first, live while one runs. */
export function SourceRuns({ sourceId }: { sourceId: string }) {
  const refresh = useRefresh();
  const { data, error, refetch } = useQuery({
    queryKey: ['source-runs', sourceId],
    queryFn: async () =>
      collectionRunQueries.list({
        page: { offset: 0, limit: SHOWN },
        sort: { field: 'createdAt', order: 'DESC' },
        filter: { sourceId },
      }),
    refetchInterval: (query) => (query.state.data?.items.some(isMoving) ? POLL_MS : false),
  });
  const moving = data?.items.filter(isMoving).length;
  useEffect(() => {
    // The source's own numbers change when a run ends.
    if (moving === 0) refresh();
  }, [moving, refresh]);
  return (
    <Panel
      title="Collection runs"
      actions={
        data && data.total > SHOWN ? (
          <Button component={RouterLink} to={allRunsOf(sourceId)}>
            All {data.total}
          </Button>
        ) : undefined
      }
    >
      {error && <ErrorNotice error={error} onRetry={() => void refetch()} />}
      {!data && !error && <LinearProgress aria-label="Loading" />}
      {data?.items.length === 0 && (
        <Typography sx={{ color: 'text.secondary' }}>
          Nothing has been collected for this source yet: choose “Collect”.
        </Typography>
      )}
      {data && data.items.length > 0 && (
        <PlainTable
          label="Collection runs"
          rows={data.items}
          keyOf={({ id }) => id}
          columns={[
            {
              label: 'What',
              render: (run) => (
                <RecordLink to="collection-runs" id={run.id}>
                  {runTitle(run)}
                </RecordLink>
              ),
            },
            { label: 'Kind', render: ({ kind }) => KIND_LABELS[kind] },
            { label: 'State', render: (run) => <StateCell run={run} /> },
            { label: 'Brought', render: broughtText },
            { label: 'Asked for', render: ({ createdAt }) => <When at={createdAt} /> },
          ]}
        />
      )}
    </Panel>
  );
}

function allRunsOf(sourceId: string): string {
  return `/collection-runs?filter=${encodeURIComponent(JSON.stringify({ sourceId }))}`;
}
