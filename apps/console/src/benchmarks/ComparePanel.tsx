import { Box, LinearProgress, MenuItem, TextField, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ErrorNotice } from '../elements/ErrorNotice.js';
import { plain, signed } from '../elements/format.js';
import { Panel } from '../elements/Panel.js';
import { PlainTable } from '../elements/PlainTable.js';
import { type BenchmarkComparison, fetchBenchmarkSubjects, fetchComparison } from './benchmark.queries.js';

/** Two models side by side, task by task. Nothing as long as there is one model only. */
export function ComparePanel() {
  const { data: subjects } = useQuery({ queryKey: ['benchmark-subjects'], queryFn: fetchBenchmarkSubjects });
  const [chosen, setChosen] = useState<{ base?: string; tuned?: string }>({});
  const models = (subjects ?? []).map(({ model }) => model);
  if (models.length < 2) return null;
  const base = chosen.base ?? subjects?.find(({ adapterId }) => adapterId === null)?.model ?? models[0] ?? '';
  const tuned = chosen.tuned ?? models.find((model) => model !== base) ?? '';
  return (
    <Box sx={{ p: { xs: 1, sm: 2 } }}>
      <Panel
        title="Side by side"
        hint="Tuned minus base with a 95 % interval that takes the two as independent, so it is rather too wide; not corrected for the number of tasks."
      >
        <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 2, mb: 2 }}>
          <ModelSelect
            label="Base"
            value={base}
            models={models}
            onChange={(model) => setChosen({ ...chosen, base: model })}
          />
          <ModelSelect
            label="Tuned"
            value={tuned}
            models={models}
            onChange={(model) => setChosen({ ...chosen, tuned: model })}
          />
        </Box>
        <Differences base={base} tuned={tuned} />
      </Panel>
    </Box>
  );
}

interface ModelSelectProps {
  readonly label: string;
  readonly value: string;
  readonly models: readonly string[];
  readonly onChange: (model: string) => void;
}

function ModelSelect({ label, value, models, onChange }: ModelSelectProps) {
  return (
    <TextField
      select
      size="small"
      label={label}
      value={value}
      onChange={({ target }) => onChange(target.value)}
      sx={{ minWidth: 200, flex: { xs: '1 1 100%', sm: '0 1 auto' } }}
    >
      {models.map((model) => (
        <MenuItem key={model} value={model}>
          {model}
        </MenuItem>
      ))}
    </TextField>
  );
}

function Differences({ base, tuned }: { base: string; tuned: string }) {
  const { data, error, refetch } = useQuery({
    queryKey: ['benchmark-comparison', base, tuned],
    queryFn: () => fetchComparison(base, tuned),
  });
  if (error) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  if (!data) return <LinearProgress aria-label="Comparing" />;
  return (
    <PlainTable<BenchmarkComparison>
      label="Benchmarks side by side"
      rows={data}
      keyOf={({ task, metric, filter }) => `${task} ${metric} ${filter}`}
      columns={[
        { label: 'Task', render: ({ task, isGroup }) => (isGroup ? <b>{task}</b> : task) },
        { label: 'Metric', render: metricName },
        { label: 'Base', isNumber: true, render: (row) => score(row.base) },
        { label: 'Tuned', isNumber: true, render: (row) => score(row.tuned) },
        { label: 'Difference', isNumber: true, render: (row) => <Difference row={row} /> },
      ]}
    />
  );
}

export function metricName({ metric, filter }: { metric: string; filter: string }): string {
  return filter === 'none' ? metric : `${metric} (${filter})`;
}

function score(found: BenchmarkComparison['base']): string {
  if (!found) return '–';
  return found.stderr === null
    ? plain(found.value, 3)
    : `${plain(found.value, 3)} ± ${plain(found.stderr, 3)}`;
}

function Difference({ row }: { row: BenchmarkComparison }) {
  const { difference, low, high, reason } = row;
  return (
    <>
      {difference !== null && signed(difference, 3)}
      {low !== null && high !== null && ` [${plain(low, 3)}, ${plain(high, 3)}]`}
      {reason !== null && (
        <Typography variant="caption" component="div" sx={{ color: 'text.secondary', minWidth: '16ch' }}>
          {reason}
        </Typography>
      )}
    </>
  );
}
