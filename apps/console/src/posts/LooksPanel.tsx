import { Box, Typography } from '@mui/material';
import type { ReactNode } from 'react';
import { percent, signed, whole } from '../elements/format.js';
import { Panel } from '../elements/Panel.js';
import { PlainTable } from '../elements/PlainTable.js';
import { When } from '../elements/When.js';
import { TextDifference } from './TextDifference.js';
import type { PostSnapshot } from './post.queries.js';

/** What each look at a post showed, and what changed between the first and the last. */
export function LooksPanel({ snapshots }: { snapshots: readonly PostSnapshot[] }) {
  const looks = [...snapshots].sort((a, b) => a.capturedAt.localeCompare(b.capturedAt));
  const first = looks[0];
  const last = looks.at(-1);
  if (!first || !last) return null;
  return (
    <Panel
      title={looks.length === 1 ? 'One look' : `${looks.length} looks`}
      hint="A post is captured when it is found and again two days later. The text of the first look is the one that is used, because authors edit once they have read the verdict."
    >
      <PlainTable
        label="Looks"
        rows={looks}
        keyOf={({ id }) => id}
        columns={[
          { label: 'When', render: ({ capturedAt }) => <When at={capturedAt} /> },
          { label: 'Flair', render: ({ flair }) => flair ?? '–' },
          { label: 'Score', isNumber: true, render: ({ score }) => numberText(score) },
          { label: 'Comments', isNumber: true, render: ({ numComments }) => numberText(numComments) },
          {
            label: 'Upvoted',
            isNumber: true,
            render: ({ upvoteRatio }) => (upvoteRatio === null ? '–' : percent(upvoteRatio)),
          },
        ]}
      />
      {first !== last && <Changes first={first} last={last} />}
    </Panel>
  );
}

function Changes({ first, last }: { first: PostSnapshot; last: PostSnapshot }) {
  const scoreChange =
    first.score !== null && last.score !== null && first.score !== last.score
      ? signed(last.score - first.score, 0)
      : null;
  const isTextSame = first.title === last.title && first.body === last.body;
  return (
    <Box sx={{ mt: 2, display: 'grid', gap: 1.5 }}>
      {first.flair !== last.flair && (
        <Typography>
          Flair: {first.flair ?? 'none'} → <b>{last.flair ?? 'none'}</b>
        </Typography>
      )}
      {scoreChange && <Typography>Score: {scoreChange}</Typography>}
      {first.title !== last.title && (
        <Change what="Title">
          <TextDifference before={first.title} after={last.title} />
        </Change>
      )}
      {first.body !== last.body && (
        <Change what="Text">
          <TextDifference before={first.body} after={last.body} />
        </Change>
      )}
      {isTextSame && (
        <Typography sx={{ color: 'text.secondary' }}>Title and text are the same in both.</Typography>
      )}
    </Box>
  );
}

function Change({ what, children }: { what: string; children: ReactNode }) {
  return (
    <Box>
      <Typography variant="h3">{what}, before and after</Typography>
      {children}
    </Box>
  );
}

function numberText(value: number | null): string {
  return value === null ? '–' : whole(value);
}
