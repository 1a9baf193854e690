import { Box, Button, Drawer, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { choicesOf, CONTENT_FLAGS, POST_STATES, POST_TYPES, ROUTINGS, VERDICTS } from '../elements/words.js';
import { ManyField, PeriodField, RangeField, YesNoField } from './FilterFields.js';
import { LANGUAGE_CHOICES } from './language-choices.js';
import { withoutKeys } from './post-filter.js';
import { fetchSubreddits, type PostFilter } from './post.queries.js';

export interface FilterDrawerProps {
  readonly start: PostFilter;
  readonly sources: readonly { id: string; name: string }[];
  readonly onApply: (filter: PostFilter) => void;
  readonly onClose: () => void;
}

/** Everything posts can be filtered by. */
export function FilterDrawer({ start, sources, onApply, onClose }: FilterDrawerProps) {
  const [filter, setFilter] = useState(start);
  const { data: subreddits = [] } = useQuery({ queryKey: ['subreddits'], queryFn: fetchSubreddits });
  const apply = () => onApply(withoutKeys(filter, []));
  const field = { filter, onChange: (change: PostFilter) => setFilter({ ...filter, ...change }) };
  return (
    <Drawer
      anchor="right"
      open
      onClose={onClose}
      slotProps={{ paper: { 'aria-label': 'Filters', role: 'dialog' } }}
    >
      <Box
        component="form"
        onSubmit={(event: { preventDefault(): void }) => {
          event.preventDefault();
          apply();
        }}
        sx={{ width: { xs: '100vw', sm: 420 }, display: 'flex', flexDirection: 'column', minHeight: '100%' }}
      >
        <Box sx={{ p: 2.5, display: 'grid', gap: 2 }}>
          <Typography variant="h2">Filters</Typography>
          <ManyField {...field} label="Source" of="sourceIds" choices={sources} />
          <ManyField
            {...field}
            label="Subreddit"
            of="subreddits"
            choices={subreddits.map((name) => ({ id: name, name: `r/${name}` }))}
          />
          <PeriodField {...field} label="Posted" />
          <ManyField
            {...field}
            label="Verdict"
            of="verdicts"
            choices={VERDICTS.map((id) => ({ id, name: id }))}
          />
          <YesNoField {...field} label="Flair and crowd" of="flairDiffersFromCrowd" yes="differ" no="agree" />
          <RangeField {...field} label="Votes" low="minVotes" />
          <RangeField {...field} label="Entropy" low="minEntropy" high="maxEntropy" step={0.1} />
          <RangeField {...field} label="Score" low="minScore" high="maxScore" />
          <ManyField {...field} label="Type" of="postTypes" choices={choicesOf(POST_TYPES)} />
          <ManyField {...field} label="Language" of="languages" choices={LANGUAGE_CHOICES} />
          <ManyField {...field} label="About" of="flags" choices={choicesOf(CONTENT_FLAGS)} />
          <ManyField {...field} label="Not about" of="withoutFlags" choices={choicesOf(CONTENT_FLAGS)} />
          <ManyField {...field} label="Shown" of="routings" choices={choicesOf(ROUTINGS)} />
          <ManyField {...field} label="State" of="states" choices={choicesOf(POST_STATES)} />
          <YesNoField {...field} label="Scenario" of="hasScenario" yes="there is one" no="there is none" />
          <RangeField {...field} label="Characters" low="minCharacters" high="maxCharacters" />
        </Box>
        <Box
          sx={{
            position: 'sticky',
            bottom: 0,
            mt: 'auto',
            p: 2,
            display: 'flex',
            gap: 1,
            bgcolor: 'background.paper',
            borderTop: 1,
            borderColor: 'divider',
          }}
        >
          <Button type="submit" variant="contained">
            Show posts
          </Button>
          <Button onClick={onClose}>Go back</Button>
          <Button
            sx={{ ml: 'auto' }}
            onClick={() => setFilter(filter.search ? { search: filter.search } : {})}
          >
            Clear
          </Button>
        </Box>
      </Box>
    </Drawer>
  );
}
