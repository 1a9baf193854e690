import { Chip, Typography } from '@mui/material';
import { BooleanInput, ReferenceInput, SearchInput, SelectInput } from 'react-admin';
import { EmptyList } from '../elements/EmptyList.js';
import { whole } from '../elements/format.js';
import { RecordList } from '../elements/RecordList.js';
import { StateChip } from '../elements/StateChip.js';
import { When } from '../elements/When.js';
import { CrowdBar } from './CrowdBar.js';
import type { PostRecord } from './post.queries.js';

const choices = (...ids: string[]) => ids.map((id) => ({ id, name: id }));

const FILTERS = [
  <SearchInput key="search" source="search" alwaysOn />,
  <SelectInput
    key="verdict"
    source="verdict"
    label="Verdict"
    choices={choices('YTA', 'NTA', 'ESH', 'NAH', 'INFO')}
    alwaysOn
  />,
  <SelectInput
    key="state"
    source="state"
    label="State"
    choices={choices('LIVE', 'EDITED', 'DELETED', 'REMOVED', 'MISSING')}
    alwaysOn
  />,
  <ReferenceInput key="sourceId" source="sourceId" reference="sources">
    <SelectInput label="Source" optionText="name" />
  </ReferenceInput>,
  <BooleanInput key="hasScenario" source="hasScenario" label="Has a scenario" />,
];

export function PostList() {
  return (
    <RecordList<PostRecord>
      filters={FILTERS}
      primary={(post) => post.title ?? tombstone(post)}
      secondary={(post) =>
        `r/${post.subreddit} · ${post.verdict ?? 'no verdict'} · ${post.state.toLowerCase()}`
      }
      empty={
        <EmptyList title="No posts yet">Posts come from dump files: open a source and add some.</EmptyList>
      }
      columns={[
        { label: 'Post', render: (post) => <TitleCell post={post} /> },
        { label: 'Verdict', sortBy: 'verdict', render: ({ verdict }) => verdict ?? '–' },
        { label: 'Flair', render: ({ flairVerdict }) => flairVerdict ?? '–' },
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

/** A post that is gone has no text any more; what is left is that there was one. */
export function tombstone({ fullname, state }: Pick<PostRecord, 'fullname' | 'state'>): string {
  return `${fullname} (${state.toLowerCase()}: no text is kept)`;
}

function TitleCell({ post }: { post: PostRecord }) {
  return (
    <>
      <Typography
        variant="body2"
        sx={{
          fontWeight: 600,
          maxWidth: 420,
          color: post.title ? undefined : 'text.secondary',
          fontStyle: post.title ? undefined : 'italic',
        }}
      >
        {post.title ?? tombstone(post)}
      </Typography>
      <Typography variant="caption" sx={{ color: 'text.secondary', mr: 1 }}>
        r/{post.subreddit}
      </Typography>
      {post.scenarioId && (
        <Chip size="small" variant="outlined" label="scenario" sx={{ height: 18, fontSize: 11 }} />
      )}
    </>
  );
}
