import { Alert, Box, Button, Typography } from '@mui/material';
import { ReferenceField } from 'react-admin';
import { Link as RouterLink } from 'react-router-dom';
import { Facts } from '../elements/Facts.js';
import { percent, plain, whole } from '../elements/format.js';
import { Panel } from '../elements/Panel.js';
import { RecordPage } from '../elements/RecordPage.js';
import { StateChip } from '../elements/StateChip.js';
import { When } from '../elements/When.js';
import { CrowdBar } from './CrowdBar.js';
import type { PostRecord } from './post.queries.js';
import { tombstone } from './PostList.js';

export function PostPage() {
  return (
    <RecordPage<PostRecord>
      resource="posts"
      titleOf={(post) => post.title ?? tombstone(post)}
      chips={({ state }) => <StateChip state={state} />}
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
          <Verdicts post={post} />
          <Panel title="Text">
            {post.body ? (
              <Typography sx={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere', maxWidth: '75ch' }}>
                {post.body}
              </Typography>
            ) : (
              <Alert severity="info">No text is kept of this post: it was {post.state.toLowerCase()}.</Alert>
            )}
          </Panel>
          <Panel title="About">
            <Facts
              facts={[
                [
                  'Source',
                  <ReferenceField record={post} source="sourceId" reference="sources" link="show" />,
                ],
                ['Subreddit', `r/${post.subreddit}`],
                ['Name', <span className="mono">{post.fullname}</span>],
                ['Posted', <When at={post.postedAt} />],
                ['Score', post.score === null ? '–' : whole(post.score)],
                ['Comments', whole(post.commentCount)],
              ]}
            />
          </Panel>
        </>
      )}
    </RecordPage>
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
      {crowd && (
        <Box sx={{ mt: 2, maxWidth: 560 }}>
          <CrowdBar post={post} />
        </Box>
      )}
    </Panel>
  );
}
