import type { BarFilter, ReleaseSummary } from '@ethogram/core';
import { Box, Button, LinearProgress, MenuItem, TextField, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ErrorNotice } from '../../elements/ErrorNotice.js';
import { counted, plain } from '../../elements/format.js';
import { Panel } from '../../elements/Panel.js';
import { RowPreview } from '../RowPreview.js';
import { type BarKey, browseRelease } from './explore.queries.js';

const SPLITS = ['TRAIN', 'VALIDATION', 'TEST'] as const;
const PAGE = 10;

interface RowsPanelProps {
  readonly releaseId: string;
  readonly summary: ReleaseSummary;
  /** A row is in all of them. */
  readonly bars: readonly BarKey[];
  readonly onChange: (bars: readonly BarKey[]) => void;
}

/** The rows, those people disagree on most first. */
export function RowsPanel({ releaseId, summary, bars, onChange }: RowsPanelProps) {
  const [split, setSplit] = useState<(typeof SPLITS)[number] | ''>('');
  /** Where each page began; the last is the one shown. */
  const [starts, setStarts] = useState<readonly (string | null)[]>([null]);
  const after = starts.at(-1) ?? null;
  const { data, error } = useQuery({
    queryKey: ['releases', 'rows', releaseId, bars, split, after],
    queryFn: () => browseRelease(releaseId, { bars: [...bars], split: split || null, after, limit: PAGE }),
    placeholderData: (earlier) => earlier,
  });
  const choose = (filter: BarFilter, keys: readonly string[]): void =>
    onChange([...bars.filter((bar) => bar.filter !== filter), ...keys.map((key) => ({ filter, key }))]);
  return (
    <Panel
      title="Rows, most divided first"
      hint={data ? `${counted(data.total, 'row')} of ${counted(summary.rows, 'row')}` : ' '}
    >
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, mb: 2 }}>
        {summary.distributions.map(
          ({ filter, title, bars: choices }) =>
            filter && (
              <TextField
                key={filter}
                select
                size="small"
                label={title.replace(/ \(.*/, '')}
                value={chosen(bars, filter)}
                onChange={({ target }) => choose(filter, target.value ? [target.value] : [])}
                sx={{ minWidth: 150, flex: '1 1 200px', maxWidth: 300 }}
              >
                <MenuItem value="">All</MenuItem>
                {bars.filter((bar) => bar.filter === filter).length > 1 && (
                  <MenuItem value="several">
                    {bars
                      .filter((bar) => bar.filter === filter)
                      .map(({ key }) => choices.find((choice) => choice.key === key)?.label ?? key)
                      .join(' and ')}
                  </MenuItem>
                )}
                {choices.map(({ key, label }) => (
                  <MenuItem key={key} value={key}>
                    {label}
                  </MenuItem>
                ))}
              </TextField>
            ),
        )}
        <TextField
          select
          size="small"
          label="Part"
          value={split}
          onChange={({ target }) => {
            setSplit(target.value as typeof split);
            setStarts([null]);
          }}
          sx={{ minWidth: 120, flex: '1 1 120px', maxWidth: 200 }}
        >
          <MenuItem value="">All</MenuItem>
          {SPLITS.map((name) => (
            <MenuItem key={name} value={name}>
              {name.toLowerCase()}
            </MenuItem>
          ))}
        </TextField>
        {bars.length > 0 && <Button onClick={() => onChange([])}>Show all</Button>}
      </Box>
      {error && <ErrorNotice error={error} />}
      {!data && !error && <LinearProgress aria-label="Loading" />}
      {data?.rows.length === 0 && (
        <Typography sx={{ color: 'text.secondary' }}>No row is in all of these.</Typography>
      )}
      {data?.rows.map(({ position, entropy, judgments, content }) => (
        <RowPreview
          key={position}
          row={content}
          note={`${counted(judgments, 'judgment')}, entropy ${plain(entropy)} bits`}
        />
      ))}
      <Box sx={{ display: 'flex', gap: 1, mt: 1 }}>
        <Button disabled={starts.length < 2} onClick={() => setStarts(starts.slice(0, -1))}>
          Back
        </Button>
        <Button disabled={!data?.next} onClick={() => data?.next && setStarts([...starts, data.next])}>
          Next
        </Button>
      </Box>
    </Panel>
  );
}

function chosen(bars: readonly BarKey[], filter: BarFilter): string {
  const keys = bars.filter((bar) => bar.filter === filter);
  return keys.length > 1 ? 'several' : (keys[0]?.key ?? '');
}
