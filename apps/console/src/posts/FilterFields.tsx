import { Box, Checkbox, ListItemText, MenuItem, TextField } from '@mui/material';
import type { PostFilter } from './post.queries.js';

type KeyOf<Value> = {
  [Key in keyof PostFilter]-?: NonNullable<PostFilter[Key]> extends Value ? Key : never;
}[keyof PostFilter];

interface FieldProps {
  readonly filter: PostFilter;
  readonly onChange: (change: PostFilter) => void;
  readonly label: string;
}

interface ManyProps extends FieldProps {
  readonly of: KeyOf<readonly string[]>;
  readonly choices: readonly { id: string; name: string }[];
}

/** Any of several. */
export function ManyField({ filter, onChange, label, of, choices }: ManyProps) {
  const chosen = (filter[of] ?? []) as readonly string[];
  const nameOf = (id: string) => choices.find((choice) => choice.id === id)?.name ?? id;
  return (
    <TextField
      select
      size="small"
      label={label}
      value={chosen}
      onChange={({ target }) => onChange({ [of]: target.value as unknown as string[] })}
      slotProps={{
        select: { multiple: true, renderValue: (value) => (value as string[]).map(nameOf).join(', ') },
      }}
    >
      {choices.length === 0 && <MenuItem disabled>There is nothing to choose yet</MenuItem>}
      {choices.map(({ id, name }) => (
        <MenuItem key={id} value={id} dense>
          <Checkbox checked={chosen.includes(id)} size="small" tabIndex={-1} disableRipple />
          <ListItemText primary={name} />
        </MenuItem>
      ))}
    </TextField>
  );
}

interface RangeProps extends FieldProps {
  readonly low: KeyOf<number>;
  readonly high?: KeyOf<number>;
  readonly step?: number;
}

/** From a number to a number. */
export function RangeField({ filter, onChange, label, low, high, step = 1 }: RangeProps) {
  const bound = (key: KeyOf<number>, word: string) => (
    <TextField
      size="small"
      type="number"
      label={word}
      value={filter[key] ?? ''}
      onChange={({ target }) => onChange({ [key]: target.value === '' ? null : Number(target.value) })}
      slotProps={{ htmlInput: { step } }}
      sx={{ flex: 1, minWidth: 0 }}
    />
  );
  return (
    <Box sx={{ display: 'flex', gap: 1 }}>
      {bound(low, `${label} at least`)}
      {high && bound(high, 'at most')}
    </Box>
  );
}

/** From a day to a day, both in UTC. */
export function PeriodField({ filter, onChange, label }: FieldProps) {
  const bound = (key: 'postedFrom' | 'postedTo', word: string) => (
    <TextField
      size="small"
      type="date"
      label={word}
      value={filter[key]?.slice(0, 10) ?? ''}
      onChange={({ target }) => onChange({ [key]: target.value ? `${target.value}T00:00:00Z` : null })}
      slotProps={{ inputLabel: { shrink: true } }}
      sx={{ flex: 1, minWidth: 0 }}
    />
  );
  return (
    <Box sx={{ display: 'flex', gap: 1 }}>
      {bound('postedFrom', `${label} since`)}
      {bound('postedTo', 'before')}
    </Box>
  );
}

interface YesNoProps extends FieldProps {
  readonly of: KeyOf<boolean>;
  readonly yes: string;
  readonly no: string;
}

/** One way, the other, or both. */
export function YesNoField({ filter, onChange, label, of, yes, no }: YesNoProps) {
  const value = filter[of];
  return (
    <TextField
      select
      size="small"
      label={label}
      value={value === true ? 'yes' : value === false ? 'no' : ''}
      onChange={({ target }) => onChange({ [of]: target.value === '' ? null : target.value === 'yes' })}
    >
      <MenuItem value="">
        <em>either</em>
      </MenuItem>
      <MenuItem value="yes">{yes}</MenuItem>
      <MenuItem value="no">{no}</MenuItem>
    </TextField>
  );
}
