import { LinearProgress, MenuItem, TablePagination, TextField } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ErrorNotice } from '../elements/ErrorNotice.js';
import { plain } from '../elements/format.js';
import { Panel } from '../elements/Panel.js';
import { PlainTable } from '../elements/PlainTable.js';
import { valueLabel } from '../training-sets/value-words.js';
import { DistributionBar } from './DistributionBar.js';
import { fetchSamples, type RunRecord, type SampleRecord } from './run.queries.js';
import { scoreLabel } from './suite-words.js';

const PAGE = 20;
const OUTCOMES = ['answered', 'refused', 'unparsable', 'error'];

/** Every prompt of a run with what the model made of it. */
export function SamplesPanel({ run }: { run: RunRecord }) {
  const [page, setPage] = useState(0);
  const [outcome, setOutcome] = useState('');
  const { data, error } = useQuery({
    queryKey: ['samples', run.id, outcome, page, run.state],
    queryFn: () =>
      fetchSamples({
        filter: { runId: run.id, ...(outcome ? { outcome } : {}) },
        page: { offset: page * PAGE, limit: PAGE },
      }),
    placeholderData: (earlier) => earlier,
  });
  const choose = (chosen: string) => {
    setOutcome(chosen);
    setPage(0);
  };
  return (
    <Panel
      title="Samples"
      actions={
        <TextField
          select
          size="small"
          label="Outcome"
          value={outcome}
          onChange={({ target }) => choose(target.value)}
          sx={{ minWidth: 150 }}
        >
          <MenuItem value="">all</MenuItem>
          {OUTCOMES.map((name) => (
            <MenuItem key={name} value={name}>
              {name}
            </MenuItem>
          ))}
        </TextField>
      }
    >
      {error && <ErrorNotice error={error} />}
      {!data && !error && <LinearProgress aria-label="Loading" />}
      {data && (
        <>
          <SampleTable samples={data.items} suite={run.suite} />
          <TablePagination
            component="div"
            count={data.total}
            page={page}
            rowsPerPage={PAGE}
            rowsPerPageOptions={[PAGE]}
            onPageChange={(_event, next) => setPage(next)}
          />
        </>
      )}
    </Panel>
  );
}

function SampleTable({ samples, suite }: { samples: readonly SampleRecord[]; suite: string }) {
  return (
    <PlainTable
      label="Samples"
      rows={samples}
      keyOf={({ id }) => id}
      columns={[
        { label: 'Prompt', render: (sample) => <Prompt sample={sample} /> },
        { label: 'Value', render: ({ value }) => valueLabel(value) },
        {
          label: 'Answer',
          render: (sample) => <DistributionBar distribution={sample.distribution} text={sample.text} />,
          width: 220,
        },
        { label: 'Mass', isNumber: true, render: ({ mass }) => (mass === null ? '–' : plain(mass)) },
        { label: 'Outcome', render: ({ outcome }) => outcome },
        {
          label: scoreLabel(suite),
          isNumber: true,
          render: ({ score }) => (score === null ? '–' : plain(score)),
        },
      ]}
    />
  );
}

function Prompt({ sample }: { sample: SampleRecord }) {
  const messages = Array.isArray(sample.prompt) ? (sample.prompt as { content: string }[]) : [];
  const text = messages.map(({ content }) => content).join('\n\n');
  return (
    <details style={{ maxWidth: 460, minWidth: 220 }}>
      <summary style={{ cursor: 'pointer' }}>{text.length > 110 ? `${text.slice(0, 110)}…` : text}</summary>
      <p style={{ whiteSpace: 'pre-wrap', margin: '8px 0' }}>{text}</p>
      <span className="mono">{sample.key}</span>
    </details>
  );
}
