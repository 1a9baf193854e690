import { Box, Chip, Typography } from '@mui/material';
import { EmptyList } from '../elements/EmptyList.js';
import { whole } from '../elements/format.js';
import { Highlights } from '../elements/Highlights.js';
import { RecordList } from '../elements/RecordList.js';
import { StateChip } from '../elements/StateChip.js';
import { When } from '../elements/When.js';
import { needsWarning } from '../elements/ContentWarning.js';
import { CrowdBar } from './CrowdBar.js';
import type { PostLine } from './post.queries.js';
import { PostChips, ScenarioChip } from './PostChips.js';
import { PostToolbar } from './PostToolbar.js';
import { tombstone } from './tombstone.js';

export function PostList() {
  return (
    <RecordList<PostLine>
      head={<PostToolbar />}
      actions={false}
      primary={(post) => post.title ?? tombstone(post)}
      secondary={(post) => <PhoneLine post={post} />}
      empty={
        <EmptyList title="No posts yet">
          Posts come from Reddit or from files: open a source and collect some.
        </EmptyList>
      }
      columns={[
        { label: 'Post', render: (post) => <TitleCell post={post} /> },
        { label: 'Verdict', sortBy: 'verdict', render: ({ verdict }) => verdict ?? '–' },
        { label: 'Crowd', render: (post) => <CrowdBar post={post} legend={false} /> },
        {
          label: 'Score',
          sortBy: 'score',
          isNumber: true,
          render: ({ score }) => (score === null ? '–' : whole(score)),
        },
        { label: 'State', sortBy: 'state', render: ({ state }) => <StateChip state={state} /> },
        { label: 'Posted', sortBy: 'postedAt', render: ({ postedAt }) => <When at={postedAt} /> },
      ]}
    />
  );
}

function TitleCell({ post }: { post: PostLine }) {
  return (
    <Box sx={{ minWidth: 290, maxWidth: 480 }}>
      <Typography
        variant="body2"
        sx={{
          fontWeight: 600,
          overflowWrap: 'anywhere',
          color: post.title ? undefined : 'text.secondary',
          fontStyle: post.title ? undefined : 'italic',
        }}
      >
        {post.title ?? tombstone(post)}
      </Typography>
      <Snippet post={post} />
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 0.75 }}>
        <Typography variant="caption" component="span" sx={{ color: 'text.secondary' }}>
          r/{post.subreddit}
        </Typography>
        <PostChips post={post} isBrief />
        {post.flairDiffersFromCrowd && (
          <Chip size="small" variant="outlined" label="flair ≠ crowd" sx={{ height: 18, fontSize: 11 }} />
        )}
        <ScenarioChip post={post} />
      </Box>
    </Box>
  );
}

/** Where the words were found; not where the text is to be covered. */
function Snippet({ post: { snippet, routing } }: { post: PostLine }) {
  if (!snippet || needsWarning(routing)) return null;
  return (
    <Typography variant="body2" component="span" sx={{ display: 'block', color: 'text.secondary', my: 0.5 }}>
      <Highlights text={snippet} />
    </Typography>
  );
}

function PhoneLine({ post }: { post: PostLine }) {
  return (
    <>
      <span>
        r/{post.subreddit} · {post.verdict ?? 'no verdict'} · {post.state.toLowerCase()}
      </span>
      <Snippet post={post} />
    </>
  );
}
