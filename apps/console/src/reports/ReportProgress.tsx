import { Box, Typography } from '@mui/material';
import { JobProgress } from '../elements/JobProgress.js';
import { Panel } from '../elements/Panel.js';
import { RecordLink } from '../elements/RecordLink.js';
import { isMoving } from '../elements/state.js';
import { StateChip } from '../elements/StateChip.js';
import { suiteLabel } from '../runs/suite-words.js';
import type { ReportRecord } from './report.queries.js';

/** A report being made: the whole, and each of its runs. */
export function ReportProgress({ report }: { report: ReportRecord }) {
  return (
    <Panel
      title="Progress"
      hint="The base model and the tuned one are asked exactly the same; then each sample is compared with its pair."
    >
      <JobProgress label="Report" {...report.progress} isMoving={isMoving(report)} />
      <Box sx={{ display: 'grid', gap: 2, mt: 2 }}>
        {report.runs.map((run) => (
          <Box
            key={run.id}
            sx={{
              display: 'grid',
              gridTemplateColumns: { xs: '1fr', sm: '260px 1fr' },
              gap: { xs: 0.5, sm: 2 },
              alignItems: 'start',
            }}
          >
            <Box>
              <RecordLink to="runs" id={run.id}>
                {suiteLabel(run.suite)}, {run.adapterId ? 'tuned' : 'base'}
              </RecordLink>{' '}
              <StateChip state={run.state} />
            </Box>
            <Box>
              <JobProgress
                label={`${suiteLabel(run.suite)}, ${run.adapterId ? 'tuned' : 'base'}`}
                {...run.progress}
                isMoving={isMoving(run)}
              />
              {run.error && <Typography sx={{ color: 'error.main' }}>{run.error}</Typography>}
            </Box>
          </Box>
        ))}
      </Box>
    </Panel>
  );
}
