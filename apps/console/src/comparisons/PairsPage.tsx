import { VALUES } from '@ethogram/core';
import {
  FormControlLabel,
  LinearProgress,
  MenuItem,
  Switch,
  TablePagination,
  TextField,
  Typography,
} from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { Title } from 'react-admin';
import { useSearchParams } from 'react-router-dom';
import { ErrorNotice } from '../elements/ErrorNotice.js';
import { Panel } from '../elements/Panel.js';
import { RecordLink } from '../elements/RecordLink.js';
import { fetchPairs } from './comparison.queries.js';
import { PairTable } from './PairTable.js';

const PAGE = 20;
const OUTCOMES = ['answered', 'refused', 'unparsable', 'error'];

/** Samples of two runs side by side; what is shown is in the address, so that a number can link to what is behind it. */
export function PairsPage() {
  const [params, setParams] = useSearchParams();
  const [baseRunId, tunedRunId] = [params.get('base') ?? '', params.get('tuned') ?? ''];
  const [value, outcome] = [params.get('value') ?? '', params.get('outcome') ?? ''];
  const largestChangeFirst = params.get('order') !== 'suite';
  const page = Math.max(0, Number(params.get('page') ?? 0) || 0);
  const choose = (change: Record<string, string>): void =>
    setParams(
      (current) => {
        const next = new URLSearchParams(current);
        if (!('page' in change)) next.delete('page');
        for (const [name, chosen] of Object.entries(change))
          if (chosen) next.set(name, chosen);
          else next.delete(name);
        return next;
      },
      { replace: true },
    );
  const { data, error } = useQuery({
    queryKey: ['sample-pairs', params.toString()],
    queryFn: () =>
      fetchPairs({
        filter: {
          ...{ baseRunId, tunedRunId, largestChangeFirst },
          ...(value ? { value } : {}),
          ...(outcome ? { outcome } : {}),
        },
        page: { offset: page * PAGE, limit: PAGE },
      }),
    placeholderData: (earlier) => earlier,
  });
  return (
    <article>
      <Title title="Samples side by side" />
      <Typography variant="h1" sx={{ mt: 2, mb: 1 }}>
        Samples side by side
      </Typography>
      <Typography sx={{ mb: 2 }}>
        <RecordLink to="runs" id={baseRunId}>
          Base run
        </RecordLink>{' '}
        and{' '}
        <RecordLink to="runs" id={tunedRunId}>
          tuned run
        </RecordLink>
      </Typography>
      <Panel
        title="Pairs"
        actions={
          <>
            <TextField
              select
              size="small"
              label="Value"
              value={value}
              onChange={({ target }) => choose({ value: target.value })}
              sx={{ minWidth: 170 }}
            >
              <MenuItem value="">all</MenuItem>
              {VALUES.map(({ key, label }) => (
                <MenuItem key={key} value={key}>
                  {label}
                </MenuItem>
              ))}
            </TextField>
            <TextField
              select
              size="small"
              label="Outcome of either"
              value={outcome}
              onChange={({ target }) => choose({ outcome: target.value })}
              sx={{ minWidth: 160 }}
            >
              <MenuItem value="">all</MenuItem>
              {OUTCOMES.map((name) => (
                <MenuItem key={name} value={name}>
                  {name}
                </MenuItem>
              ))}
            </TextField>
            <FormControlLabel
              control={
                <Switch
                  checked={largestChangeFirst}
                  onChange={(_event, checked) => choose({ order: checked ? '' : 'suite' })}
                />
              }
              label="Largest change first"
            />
          </>
        }
      >
        {error && <ErrorNotice error={error} />}
        {!data && !error && <LinearProgress aria-label="Loading" />}
        {data?.total === 0 && <Typography>No pair is like this: choose another value or outcome.</Typography>}
        {data && data.total > 0 && (
          <>
            <PairTable pairs={data.items} />
            <TablePagination
              component="div"
              count={data.total}
              page={page}
              rowsPerPage={PAGE}
              rowsPerPageOptions={[PAGE]}
              onPageChange={(_event, next) => choose({ page: String(next) })}
            />
          </>
        )}
      </Panel>
    </article>
  );
}
