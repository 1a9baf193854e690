import { Box, LinearProgress, Link, Stack, Typography } from '@mui/material';
import type { ReactNode } from 'react';
import { type RaRecord, Title, useGetOne, useGetResourceLabel } from 'react-admin';
import { Link as RouterLink, useParams } from 'react-router-dom';
import { ErrorNotice } from './ErrorNotice.js';
import { POLL_MS } from './state.js';

export interface RecordPageProps<R extends RaRecord> {
  readonly resource: string;
  readonly titleOf: (record: R) => string;
  readonly chips?: (record: R) => ReactNode;
  readonly actions?: (record: R) => ReactNode;
  /** While this holds the record is asked for again. */
  readonly isMoving?: (record: R) => boolean;
  readonly children: (record: R) => ReactNode;
}

/** The page of one record: where it belongs, its name, what it is like, what can be done, and its parts. */
export function RecordPage<R extends RaRecord>({
  resource,
  titleOf,
  chips,
  actions,
  isMoving,
  children,
}: RecordPageProps<R>) {
  const { id } = useParams();
  const { data, error, refetch } = useGetOne<R>(
    resource,
    // The mark keeps this apart from the records of lists, which react-admin would show here and which lack parts.
    { id: id as R['id'], meta: { isWhole: true } },
    { refetchInterval: (query) => (query.state.data && isMoving?.(query.state.data) ? POLL_MS : false) },
  );
  if (error && !data)
    return (
      <Box sx={{ mt: 3 }}>
        <ErrorNotice error={error} onRetry={() => void refetch()} />
      </Box>
    );
  if (!data) return <LinearProgress aria-label="Loading" sx={{ mt: 4 }} />;
  return (
    <Box component="article" sx={{ mt: { xs: 1, sm: 2 } }}>
      <Title title={titleOf(data)} />
      <PageHead resource={resource} title={titleOf(data)} chips={chips?.(data)} actions={actions?.(data)} />
      {children(data)}
    </Box>
  );
}

function PageHead({
  resource,
  title,
  chips,
  actions,
}: {
  resource: string;
  title: string;
  chips: ReactNode;
  actions: ReactNode;
}) {
  const labelOf = useGetResourceLabel();
  return (
    <Stack
      component="header"
      direction={{ xs: 'column', md: 'row' }}
      spacing={2}
      sx={{ justifyContent: 'space-between', mb: 2 }}
    >
      <Box sx={{ minWidth: 0 }}>
        <Link component={RouterLink} to={`/${resource}`} variant="body2" className="no-print">
          {labelOf(resource)}
        </Link>
        <Typography variant="h1" sx={{ overflowWrap: 'anywhere' }}>
          {title}
        </Typography>
        <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 0.75, mt: 0.75, alignItems: 'center' }}>
          {chips}
        </Box>
      </Box>
      <Box
        className="no-print"
        sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'flex-start', flexShrink: 0 }}
      >
        {actions}
      </Box>
    </Stack>
  );
}
