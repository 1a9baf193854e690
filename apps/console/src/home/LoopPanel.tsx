import { Box, Link, Skeleton, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { Link as RouterLink } from 'react-router-dom';
import { ErrorNotice } from '../elements/ErrorNotice.js';
import { whole } from '../elements/format.js';
import { Panel } from '../elements/Panel.js';
import { type Counts, fetchCounts } from './home.queries.js';
import { LOOP } from './loop.js';

/** The loop from posts to reports: how many there are of each, and what to do next. */
export function LoopPanel() {
  const { data, error } = useQuery({ queryKey: ['counts'], queryFn: fetchCounts, refetchInterval: 10_000 });
  if (error && !data) return <ErrorNotice error={error} />;
  if (!data) return <Skeleton variant="rounded" height={160} />;
  const next = LOOP.find(({ resource }) => data[resource] === 0);
  return (
    <Panel
      title="The loop"
      hint={next ? undefined : 'From posts to a before/after report: everything is there at least once.'}
    >
      <Box
        component="ol"
        sx={{
          listStyle: 'none',
          p: 0,
          m: 0,
          display: 'grid',
          gap: 1.5,
          gridTemplateColumns: { xs: '1fr 1fr', sm: 'repeat(4, 1fr)', lg: 'repeat(8, 1fr)' },
        }}
      >
        {LOOP.map(({ resource, label }) => (
          <Count key={resource} label={label} resource={resource} counts={data} />
        ))}
      </Box>
      {next && (
        <Box sx={{ mt: 2.5, p: 2, bgcolor: 'action.hover', borderRadius: 1 }}>
          <Typography variant="h3">Next: {next.title}</Typography>
          <Typography sx={{ maxWidth: '70ch' }}>
            {next.how}{' '}
            <Link component={RouterLink} to={next.to}>
              {next.go}
            </Link>
          </Typography>
        </Box>
      )}
    </Panel>
  );
}

function Count({ label, resource, counts }: { label: string; resource: keyof Counts; counts: Counts }) {
  return (
    <Box component="li">
      <Link
        component={RouterLink}
        to={`/${resource}`}
        underline="hover"
        sx={{ color: 'inherit', display: 'block' }}
      >
        <Typography
          className="numbers"
          component="span"
          sx={{
            fontSize: '1.5rem',
            fontWeight: 650,
            display: 'block',
            color: counts[resource] === 0 ? 'text.secondary' : undefined,
          }}
        >
          {whole(counts[resource])}
        </Typography>
        <Typography variant="body2" component="span" sx={{ color: 'text.secondary' }}>
          {label}
        </Typography>
      </Link>
    </Box>
  );
}
