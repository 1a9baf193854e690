import { Box, Typography } from '@mui/material';
import { VERDICT_COLORS } from '../elements/colors.js';
import { whole } from '../elements/format.js';
import { JobProgress } from '../elements/JobProgress.js';
import { PlainTable } from '../elements/PlainTable.js';
import { ShareBar } from '../elements/ShareBar.js';
import { isMoving } from '../elements/state.js';
import { StateChip } from '../elements/StateChip.js';
import { When } from '../elements/When.js';
import type { CollectionRunRecord } from './collection.queries.js';

const COUNTED = [
  ['Posts', 'posts'],
  ['Comments', 'comments'],
] as const;
const STAGES = ['read', 'stored', 'deleted', 'duplicate', 'invalid'] as const;

/** One import: how far it is, what it found, and which lines it could not read. */
export function CollectionRunCard({ run }: { run: CollectionRunRecord }) {
  const verdicts = Object.entries(run.counts.verdicts).map(([label, count]) => ({
    label,
    count,
    color: VERDICT_COLORS[label] ?? '#888',
  }));
  return (
    <Box>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center', mb: 1 }}>
        <StateChip state={run.state} />
        <Typography component="span" sx={{ fontWeight: 600 }}>
          {run.files.join(', ')}
        </Typography>
        <Typography component="span" variant="body2" sx={{ color: 'text.secondary' }}>
          <When at={run.createdAt} />
        </Typography>
      </Box>
      {isMoving(run) && <JobProgress label="Import" {...run.progress} />}
      <PlainTable
        label="What the import found"
        rows={COUNTED}
        keyOf={([label]) => label}
        columns={[
          { label: '', render: ([label]) => label },
          ...STAGES.map((stage) => ({
            label: stage === 'duplicate' ? 'already there' : stage,
            isNumber: true,
            render: ([, entity]: (typeof COUNTED)[number]) => whole(run.counts[entity][stage]),
          })),
        ]}
      />
      {verdicts.some(({ count }) => count > 0) && (
        <Box sx={{ mt: 1.5, maxWidth: 560 }}>
          <Typography variant="body2" sx={{ color: 'text.secondary', mb: 0.5 }}>
            Verdicts of the posts
          </Typography>
          <ShareBar label="Verdicts of the posts" shares={verdicts} />
        </Box>
      )}
      {run.invalidLines.length > 0 && <InvalidLines run={run} />}
    </Box>
  );
}

function InvalidLines({ run }: { run: CollectionRunRecord }) {
  return (
    <Box component="details" sx={{ mt: 1 }}>
      <Box component="summary" sx={{ cursor: 'pointer', color: 'warning.main' }}>
        {run.invalidLines.length === 1 ? 'One line' : `${run.invalidLines.length} lines`} that could not be
        read (at most 100 are kept)
      </Box>
      <PlainTable
        label="Invalid lines"
        rows={run.invalidLines}
        keyOf={({ file, line }) => `${file}:${line}`}
        columns={[
          { label: 'File', render: ({ file }) => file },
          { label: 'Line', isNumber: true, render: ({ line }) => whole(line) },
          { label: 'Reason', render: ({ reason }) => reason },
        ]}
      />
    </Box>
  );
}
