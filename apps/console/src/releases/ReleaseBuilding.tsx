import { Alert, Box, Button, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { JobProgress } from '../elements/JobProgress.js';
import { PlainTable } from '../elements/PlainTable.js';
import { cancelReleaseBuild, fetchReleaseBuild, type ReleaseBuildRecord } from './release.queries.js';

const POLL_MS = 700;
const LISTED = 100;
const isMoving = (build?: ReleaseBuildRecord): boolean =>
  !build || build.state === 'QUEUED' || build.state === 'RUNNING';

/** How far the making of a release is, and why it failed if it did. */
export function ReleaseBuilding({
  id,
  label,
  onEnded,
}: {
  id: string;
  label: string;
  onEnded: (build: ReleaseBuildRecord) => void;
}) {
  const { data: build, refetch } = useQuery({
    queryKey: ['release-build', id],
    queryFn: () => fetchReleaseBuild(id),
    refetchInterval: (query) => (isMoving(query.state.data) ? POLL_MS : false),
  });
  useEffect(() => {
    if (build?.state === 'SUCCEEDED') onEnded(build);
  }, [build, onEnded]);
  if (build?.state === 'FAILED') return <Failure build={build} />;
  if (build?.state === 'CANCELLED') return <Alert severity="info">Cancelled. Nothing was stored.</Alert>;
  const { done = 0, total = 0, note = null } = build?.progress ?? {};
  return (
    <Box sx={{ my: 1 }}>
      <JobProgress label={label} done={done} total={total} note={note} />
      <Button
        size="small"
        disabled={!build}
        onClick={() => void cancelReleaseBuild(id).then(() => refetch())}
        sx={{ mt: 1 }}
      >
        Cancel
      </Button>
    </Box>
  );
}

function Failure({ build }: { build: ReleaseBuildRecord }) {
  if (build.leaks.length === 0) return <Alert severity="error">{build.error}</Alert>;
  return (
    <>
      <Alert severity="error" sx={{ mb: 1 }}>
        No release was made: {build.leaks.length} pairs of rows would lie in different parts although they
        share something.
      </Alert>
      <Typography sx={{ mb: 1 }}>
        Unlock the test part they leak from, leave such rows out, or take another seed.
      </Typography>
      <PlainTable
        label="Pairs that would leak"
        rows={build.leaks.slice(0, LISTED)}
        keyOf={({ first, second, share }) => `${first} ${second} ${share}`}
        columns={[
          { label: 'Row', render: ({ first }) => first },
          { label: 'In', render: ({ firstSplit }) => firstSplit },
          { label: 'Row or release', render: ({ second }) => second },
          { label: 'Part', render: ({ secondSplit }) => secondSplit },
          { label: 'Shared', render: ({ share }) => share },
        ]}
      />
    </>
  );
}
