import { Box, Typography } from '@mui/material';
import { VERDICT_COLORS } from '../elements/colors.js';
import { whole } from '../elements/format.js';
import { PlainTable } from '../elements/PlainTable.js';
import { ShareBar } from '../elements/ShareBar.js';
import type { CollectionRunLine } from './collection-run.queries.js';

type Counts = CollectionRunLine['counts'];

const COUNTED = [
  ['Posts', 'posts'],
  ['Comments', 'comments'],
] as const;
const STAGES = ['read', 'stored', 'duplicate', 'deleted', 'invalid'] as const;
const STAGE_LABELS: Record<(typeof STAGES)[number], string> = {
  read: 'Read',
  stored: 'Stored',
  duplicate: 'Already there',
  deleted: 'Deleted',
  invalid: 'Invalid',
};

/** What a run or a file of it found. */
export function RunCounts({ counts }: { counts: Counts }) {
  const verdicts = Object.entries(counts.verdicts).map(([label, count]) => ({
    label,
    count,
    color: VERDICT_COLORS[label] ?? '#888',
  }));
  return (
    <>
      <PlainTable
        label="What was found"
        rows={COUNTED}
        keyOf={([label]) => label}
        columns={[
          { label: '', render: ([label]) => label },
          ...STAGES.map((stage) => ({
            label: STAGE_LABELS[stage],
            isNumber: true,
            render: ([, entity]: (typeof COUNTED)[number]) => whole(counts[entity][stage]),
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
    </>
  );
}
