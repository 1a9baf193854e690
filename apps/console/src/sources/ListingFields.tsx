import { Box, FormControlLabel, MenuItem, Switch, TextField } from '@mui/material';
import {
  hasTime,
  type ListingForm,
  listingProblems,
  LISTINGS,
  LONGEST_LISTING,
  TIMES,
} from './listing-form.js';

export interface ListingFieldsProps {
  readonly form: ListingForm;
  readonly onChange: (form: ListingForm) => void;
  /** Whether to say what is wrong. */
  readonly isTried: boolean;
}

/** Which posts of a subreddit to fetch: now, or again and again. */
export function ListingFields({ form, onChange, isTried }: ListingFieldsProps) {
  const problems = isTried ? listingProblems(form) : {};
  const field = (key: 'subreddit' | 'query' | 'limit', label: string, hint: string) => (
    <TextField
      size="small"
      label={label}
      value={form[key]}
      error={key in problems}
      helperText={problems[key] ?? hint}
      type={key === 'limit' ? 'number' : 'text'}
      onChange={({ target }) => onChange({ ...form, [key]: target.value })}
      slotProps={key === 'limit' ? { htmlInput: { min: 1, max: LONGEST_LISTING } } : {}}
    />
  );
  const choice = (
    key: 'listing' | 'time',
    label: string,
    choices: readonly { id: string; name: string }[],
  ) => (
    <TextField
      select
      size="small"
      label={label}
      value={form[key]}
      onChange={({ target }) => onChange({ ...form, [key]: target.value })}
    >
      {choices.map(({ id, name }) => (
        <MenuItem key={id} value={id}>
          {name}
        </MenuItem>
      ))}
    </TextField>
  );
  return (
    <Box sx={{ display: 'grid', gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr' }, gap: 2 }}>
      {field('subreddit', 'Subreddit', 'For example AmItheAsshole')}
      {choice('listing', 'Listing', LISTINGS)}
      {form.listing === 'SEARCH' && field('query', 'Search words', 'As in Reddit’s own search')}
      {hasTime(form.listing) && choice('time', 'Of', TIMES)}
      {field('limit', 'At most, posts', `Reddit lists about ${LONGEST_LISTING} at the most`)}
      <FormControlLabel
        control={
          <Switch
            checked={form.withComments}
            onChange={({ target }) => onChange({ ...form, withComments: target.checked })}
          />
        }
        label="With their comments: verdicts are counted from them"
      />
    </Box>
  );
}
