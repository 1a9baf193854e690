import FilterIcon from '@mui/icons-material/FilterList';
import SearchIcon from '@mui/icons-material/Search';
import { Box, Button, Chip, InputAdornment, TextField } from '@mui/material';
import { useEffect, useState } from 'react';
import { useGetList, useListContext } from 'react-admin';
import { Link as RouterLink } from 'react-router-dom';
import { whole } from '../elements/format.js';
import { May } from '../elements/May.js';
import { FilterDrawer } from './FilterDrawer.js';
import { filterChips, toSelectionFilter, withoutKeys } from './post-filter.js';
import type { PostFilter } from './post.queries.js';

/** Above the posts: words to search for, what they are filtered by, and what can be made of them. */
export function PostToolbar() {
  const { filterValues, setFilters, total } = useListContext();
  const filter = filterValues as PostFilter;
  const [isOpen, setOpen] = useState(false);
  const { data: sources = [] } = useGetList<{ id: string; name: string }>('sources', {
    pagination: { page: 1, perPage: 200 },
    sort: { field: 'name', order: 'ASC' },
  });
  const change = (next: PostFilter) => setFilters(next, []);
  const chips = filterChips(filter, (id) => sources.find((source) => source.id === id)?.name ?? 'a source');
  return (
    <Box sx={{ p: { xs: 1.5, sm: 2 }, pb: 1.5 }}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center' }}>
        <SearchField
          key={filter.search ?? ''}
          start={filter.search ?? ''}
          onSearch={(search) => change(withoutKeys({ ...filter, search }, []))}
        />
        <Button
          variant="outlined"
          startIcon={<FilterIcon />}
          onClick={() => setOpen(true)}
          sx={{ minHeight: 40 }}
        >
          Filters
        </Button>
        <May create="selections">
          <Button
            component={RouterLink}
            to={`/selections/create?filter=${encodeURIComponent(JSON.stringify(toSelectionFilter(filter)))}`}
            variant="contained"
            sx={{ minHeight: 40 }}
          >
            Make a selection…
          </Button>
        </May>
      </Box>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 0.75, alignItems: 'center', mt: 1.5 }}>
        {typeof total === 'number' && (
          <Box
            component="span"
            role="status"
            className="numbers"
            sx={{ color: 'text.secondary', fontSize: 14 }}
          >
            {whole(total)} {total === 1 ? 'post' : 'posts'}
          </Box>
        )}
        {chips.map(({ label, keys }) => (
          <Chip
            key={label}
            size="small"
            label={label}
            onDelete={() => change(withoutKeys(filter, keys))}
            sx={{ maxWidth: '100%' }}
          />
        ))}
        {chips.length > 1 && (
          <Button size="small" onClick={() => change(filter.search ? { search: filter.search } : {})}>
            Clear all
          </Button>
        )}
      </Box>
      {isOpen && (
        <FilterDrawer
          start={filter}
          sources={sources}
          onClose={() => setOpen(false)}
          onApply={(next) => {
            setOpen(false);
            change(next);
          }}
        />
      )}
    </Box>
  );
}

const TYPING_MS = 500;

/** Searches when somebody stops typing, and at once on Enter. */
function SearchField({ start, onSearch }: { start: string; onSearch: (text: string) => void }) {
  const [text, setText] = useState(start);
  useEffect(() => {
    if (text === start) return undefined;
    const timer = window.setTimeout(() => onSearch(text.trim()), TYPING_MS);
    return () => window.clearTimeout(timer);
  });
  return (
    <TextField
      size="small"
      type="search"
      value={text}
      placeholder="Search: words, “a phrase”, -without"
      onChange={({ target }) => setText(target.value)}
      onKeyDown={({ key }) => {
        if (key === 'Enter') onSearch(text.trim());
      }}
      sx={{ flex: '1 1 260px', maxWidth: 520 }}
      slotProps={{
        htmlInput: { 'aria-label': 'Search posts' },
        input: {
          startAdornment: (
            <InputAdornment position="start">
              <SearchIcon fontSize="small" />
            </InputAdornment>
          ),
        },
      }}
    />
  );
}
