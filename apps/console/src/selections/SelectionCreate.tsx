import { Box, Button, Chip, TextField, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { Title, useGetList, useRedirect } from 'react-admin';
import { Link as RouterLink, useSearchParams } from 'react-router-dom';
import { Panel } from '../elements/Panel.js';
import { useAction } from '../elements/useAction.js';
import { filterChips, toSelectionFilter } from '../posts/post-filter.js';
import type { PostFilter } from '../posts/post.queries.js';
import { PreviewPanel } from './PreviewPanel.js';
import { SampleFields } from './SampleFields.js';
import { NEW_SAMPLE, sampleProblem, toSample } from './sample-form.js';
import { createSelection, previewSelection } from './selection.queries.js';
import { useDelayed } from './useDelayed.js';

const TYPING_MS = 400;

/** Posts as they were filtered become a named selection, with a live count of what it would hold. */
export function SelectionCreate() {
  const [params] = useSearchParams();
  const filterText = params.get('filter') ?? '{}';
  const filter = useMemo(() => toSelectionFilter(readFilter(filterText)), [filterText]);
  const [form, setForm] = useState(NEW_SAMPLE);
  const [name, setName] = useState('');
  const settled = useDelayed(form, TYPING_MS);
  const problem = sampleProblem(form);
  const preview = useQuery({
    queryKey: ['selection-preview', filter, settled],
    queryFn: () => previewSelection(filter, toSample(settled)),
    enabled: sampleProblem(settled) === null,
    placeholderData: (earlier) => earlier,
  });
  const redirect = useRedirect();
  const { run, isBusy } = useAction(async () => {
    const id = await createSelection({ name: name.trim(), filter, sample: toSample(form) });
    redirect('show', 'selections', id);
  });
  const isEmpty = preview.data?.size === 0;
  return (
    <Box component="article" sx={{ mt: { xs: 1, sm: 2 } }}>
      <Title title="New selection" />
      <Typography variant="h1" sx={{ mb: 2 }}>
        New selection
      </Typography>
      <FilterPanel filter={filter} filterText={filterText} />
      <Box sx={{ display: 'grid', gridTemplateColumns: { xs: '1fr', md: '1fr 1fr' }, columnGap: 2 }}>
        <Panel title="How many, and which">
          <SampleFields form={form} onChange={setForm} />
          <Box sx={{ display: 'grid', gap: 2, mt: 3 }}>
            <TextField
              size="small"
              label="Name of the selection"
              value={name}
              onChange={({ target }) => setName(target.value)}
              helperText={problem ?? 'A selection never changes once it is made.'}
              error={problem !== null}
            />
            <Box>
              <Button
                variant="contained"
                disabled={isBusy || problem !== null || name.trim() === '' || isEmpty}
                onClick={() => void run()}
              >
                {isBusy ? 'Drawing …' : 'Make the selection'}
              </Button>
            </Box>
          </Box>
        </Panel>
        <PreviewPanel
          preview={preview.data}
          error={preview.error}
          isCounting={preview.isFetching || settled !== form}
        />
      </Box>
    </Box>
  );
}

function FilterPanel({ filter, filterText }: { filter: PostFilter; filterText: string }) {
  const { data: sources = [] } = useGetList<{ id: string; name: string }>('sources', {
    pagination: { page: 1, perPage: 200 },
    sort: { field: 'name', order: 'ASC' },
  });
  const chips = filterChips(filter, (id) => sources.find((source) => source.id === id)?.name ?? 'a source');
  return (
    <Panel
      title="Of which posts"
      actions={
        <Button component={RouterLink} to={`/posts?filter=${encodeURIComponent(filterText)}`} size="small">
          Change the filters
        </Button>
      }
    >
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 0.75 }}>
        {filter.search && <Chip size="small" label={`Words: ${filter.search}`} sx={{ maxWidth: '100%' }} />}
        {chips.map(({ label }) => (
          <Chip key={label} size="small" label={label} sx={{ maxWidth: '100%' }} />
        ))}
        {!filter.search && chips.length === 0 && (
          <Typography sx={{ color: 'text.secondary' }}>
            All posts of all sources. Go to the posts and filter them to take fewer.
          </Typography>
        )}
      </Box>
    </Panel>
  );
}

/** The filter of the address; what is no filter filters nothing. */
function readFilter(text: string): PostFilter {
  try {
    const filter: unknown = JSON.parse(text);
    return typeof filter === 'object' && filter !== null ? filter : {};
  } catch {
    return {}; // Typed or cut off by somebody: as if there were none.
  }
}
