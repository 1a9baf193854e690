import { LinearProgress, Link, TablePagination, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ErrorNotice } from '../elements/ErrorNotice.js';
import { plain } from '../elements/format.js';
import { Panel } from '../elements/Panel.js';
import { PlainTable } from '../elements/PlainTable.js';
import { valueLabel } from '../training-sets/value-words.js';
import { DistributionBar } from './DistributionBar.js';
import { fetchSamples, type RunRecord, type SampleRecord } from './run.queries.js';
import { SampleDialog } from './SampleDialog.js';
import { NO_CHOICE, type SampleChoice, SampleFilters } from './SampleFilters.js';
import { scoreLabel } from './suite-words.js';

const PAGE = 20;

/** Every prompt of a run with what the model made of it. */
export function SamplesPanel({ run }: { run: RunRecord }) {
  const [page, setPage] = useState(0);
  const [filter, setFilter] = useState<SampleChoice>(NO_CHOICE);
  const [opened, setOpened] = useState<SampleRecord | null>(null);
  const { data, error } = useQuery({
    queryKey: ['samples', run.id, filter, page, run.state],
    queryFn: () =>
      fetchSamples({
        filter: {
          runId: run.id,
          ...(filter.outcome ? { outcome: filter.outcome } : {}),
          ...(filter.value ? { value: filter.value } : {}),
          ...(filter.text.trim() ? { text: filter.text.trim() } : {}),
        },
        page: { offset: page * PAGE, limit: PAGE },
      }),
    placeholderData: (earlier) => earlier,
  });
  const choose = (changed: Partial<SampleChoice>) => {
    setFilter({ ...filter, ...changed });
    setPage(0);
  };
  return (
    <Panel title="Samples" actions={<SampleFilters chosen={filter} onChange={choose} suite={run.suite} />}>
      {error && <ErrorNotice error={error} />}
      {!data && !error && <LinearProgress aria-label="Loading" />}
      {data?.total === 0 && (
        <Typography sx={{ color: 'text.secondary' }}>
          {filter === NO_CHOICE ? 'Nothing was answered yet.' : 'No sample is like this.'}
        </Typography>
      )}
      {data && data.total > 0 && (
        <>
          <SampleTable samples={data.items} suite={run.suite} onOpen={setOpened} />
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
      {opened && (
        <SampleDialog sample={opened} runId={run.id} suite={run.suite} onClose={() => setOpened(null)} />
      )}
    </Panel>
  );
}

interface SampleTableProps {
  readonly samples: readonly SampleRecord[];
  readonly suite: string;
  readonly onOpen: (sample: SampleRecord) => void;
}

function SampleTable({ samples, suite, onOpen }: SampleTableProps) {
  return (
    <PlainTable
      label="Samples"
      rows={samples}
      keyOf={({ id }) => id}
      columns={[
        { label: 'Prompt', render: (sample) => <Prompt sample={sample} onOpen={onOpen} /> },
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

function Prompt({ sample, onOpen }: { sample: SampleRecord; onOpen: (sample: SampleRecord) => void }) {
  const messages = Array.isArray(sample.prompt) ? (sample.prompt as { content: string }[]) : [];
  const text = messages.at(-1)?.content ?? 'deleted with its post';
  return (
    <Link
      component="button"
      type="button"
      onClick={() => onOpen(sample)}
      sx={{ textAlign: 'left', maxWidth: 460, minWidth: 200, overflowWrap: 'anywhere' }}
    >
      {text.length > 110 ? `${text.slice(0, 110)}…` : text}
    </Link>
  );
}
