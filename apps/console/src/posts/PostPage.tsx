import { Alert, Box, Button, Chip, Link, Typography } from '@mui/material';
import { ReferenceField } from 'react-admin';
import { Link as RouterLink } from 'react-router-dom';
import { ContentWarning } from '../elements/ContentWarning.js';
import { Facts } from '../elements/Facts.js';
import { percent, plain, whole } from '../elements/format.js';
import { Panel } from '../elements/Panel.js';
import { RecordPage } from '../elements/RecordPage.js';
import { stateLabel } from '../elements/state.js';
import { StateChip } from '../elements/StateChip.js';
import { When } from '../elements/When.js';
import { CrowdBar } from './CrowdBar.js';
import { LooksPanel } from './LooksPanel.js';
import type { PostRecord } from './post.queries.js';
import { PostChips, ScenarioChip } from './PostChips.js';
import { isGone, tombstone } from './tombstone.js';

export function PostPage() {
  return (
    <RecordPage<PostRecord>
      resource="posts"
      titleOf={(post) => post.title ?? tombstone(post)}
      chips={(post) => (
        <>
          <StateChip state={post.state} />
          <PostChips post={post} />
          <ScenarioChip post={post} />
        </>
      )}
      actions={({ scenarioId }) =>
        scenarioId && (
          <Button component={RouterLink} to={`/scenarios/${scenarioId}/show`} variant="outlined">
            Scenario
          </Button>
        )
      }
    >
      {(post) => (
        <>
          {!isGone(post) && <Verdicts post={post} />}
          <TextPanel post={post} />
          {!isGone(post) && <Looks post={post} />}
          <AboutPanel post={post} />
        </>
      )}
    </RecordPage>
  );
}

function TextPanel({ post }: { post: PostRecord }) {
  return (
    <Panel title="Text">
      {isGone(post) ? (
        <Alert severity="info">
          {stateLabel(post.state)}: nothing of its text is kept. What was made from it was withdrawn.
        </Alert>
      ) : post.body ? (
        <ContentWarning routing={post.routing} flags={post.contentFlags}>
          <Typography sx={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere', maxWidth: '75ch' }}>
            {post.body}
          </Typography>
        </ContentWarning>
      ) : (
        <Typography sx={{ color: 'text.secondary' }}>It has a title and no text.</Typography>
      )}
    </Panel>
  );
}

function Looks({ post }: { post: PostRecord }) {
  if (post.snapshots.length === 0) return null;
  return (
    <ContentWarning routing={post.routing} flags={post.contentFlags}>
      <LooksPanel snapshots={post.snapshots} />
    </ContentWarning>
  );
}

function AboutPanel({ post }: { post: PostRecord }) {
  return (
    <Panel title="About">
      <Facts
        facts={[
          ['Source', <ReferenceField record={post} source="sourceId" reference="sources" link="show" />],
          ['Subreddit', `r/${post.subreddit}`],
          !isGone(post) && ['Name', <span className="mono">{post.fullname}</span>],
          post.updateOf !== null && ['Update of', <UpdateOf post={post} />],
          ['Posted', <When at={post.postedAt} />],
          ['Score', post.score === null ? '–' : whole(post.score)],
          ['Upvoted', post.upvoteRatio === null ? '–' : percent(post.upvoteRatio)],
          ['Comments stored', whole(post.commentCount)],
          ['Comments on Reddit', post.numComments === null ? '–' : whole(post.numComments)],
          ['Last seen', <When at={post.seenAt} />],
        ]}
      />
    </Panel>
  );
}

/** The post that this one goes on from, among those that are stored. */
function UpdateOf({ post }: { post: PostRecord }) {
  const name = post.updateOf ?? '';
  return (
    <Link
      component={RouterLink}
      to={`/posts?filter=${encodeURIComponent(JSON.stringify({ search: name }))}`}
      className="mono"
    >
      {name}
    </Link>
  );
}

function Verdicts({ post }: { post: PostRecord }) {
  const crowd = post.communityVerdict;
  return (
    <Panel
      title="Verdict"
      hint="The crowd's verdict is derived from the top-level comments; the flair is what the subreddit settled on."
    >
      <Facts
        facts={[
          ['Verdict used', post.verdict ?? 'none'],
          ['Flair', post.flair ? `${post.flair} (${post.flairVerdict ?? 'no verdict'})` : '–'],
          ['Crowd', crowd ? `${crowd.verdict ?? 'undecided'} of ${whole(crowd.votes)} votes` : 'no votes'],
          crowd ? ['Lead over the next', percent(crowd.margin)] : false,
          crowd ? ['Entropy', `${plain(crowd.entropy)} bits`] : false,
        ]}
      />
      {post.flairDiffersFromCrowd && (
        <Chip
          size="small"
          color="warning"
          variant="outlined"
          label="flair and crowd differ"
          sx={{ mt: 1.5 }}
        />
      )}
      {crowd && (
        <Box sx={{ mt: 2, maxWidth: 560 }}>
          <CrowdBar post={post} />
        </Box>
      )}
    </Panel>
  );
}
