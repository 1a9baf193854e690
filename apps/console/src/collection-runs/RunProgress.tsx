import { Box, Typography } from '@mui/material';
import { duration, whole } from '../elements/format.js';
import { JobProgress } from '../elements/JobProgress.js';
import { isMoving } from '../elements/state.js';
import type { CollectionRunLine } from './collection-run.queries.js';
import { progressUnit } from './run-words.js';
import { useTimeLeft } from './useTimeLeft.js';

/** How far a run is, how fast it goes and how long it will take. */
export function RunProgress({ run }: { run: CollectionRunLine }) {
  const isRunning = isMoving(run);
  const left = useTimeLeft(run.progress.done, run.progress.total, isRunning);
  const speed =
    run.rowsPerSecond && isRunning ? `${whole(Math.round(run.rowsPerSecond))} rows a second` : null;
  const words = [speed, left === null ? null : `about ${duration(left)} left`].filter(Boolean);
  return (
    <Box>
      <JobProgress
        label={`Progress in ${progressUnit(run)}`}
        done={run.progress.done}
        total={run.progress.total}
        note={noteOf(run)}
        isMoving={isRunning}
      />
      {words.length > 0 && (
        <Typography variant="body2" className="numbers" sx={{ color: 'text.secondary', mt: 0.5 }}>
          {words.join(' · ')}
        </Typography>
      )}
    </Box>
  );
}

function noteOf(run: CollectionRunLine): string {
  if (run.state === 'PAUSED') return 'Paused: it goes on from here.';
  if (run.state === 'QUEUED') return 'Waiting for a worker.';
  if (run.progress.note) return run.progress.note;
  return run.kind === 'FILES' ? 'Read, in KiB of the files' : 'Requests to Reddit';
}
