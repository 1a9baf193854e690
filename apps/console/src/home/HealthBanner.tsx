import { Alert, AlertTitle } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { ErrorNotice } from '../elements/ErrorNotice.js';
import { fetchHealth, type Health } from './home.queries.js';

const SERVICES = [
  ['database', 'Database'],
  ['worker', 'Worker'],
  ['modelServer', 'Model server'],
] as const satisfies readonly [keyof Health, string][];

const LOOK_AGAIN_MS = 5_000;

/** Says nothing while all is well; else what is down and what to do about it. */
export function HealthBanner() {
  const { data, error } = useQuery({
    queryKey: ['health'],
    queryFn: fetchHealth,
    refetchInterval: (query) => (query.state.data && isWell(query.state.data) ? false : LOOK_AGAIN_MS),
  });
  if (error && !data) return <ErrorNotice error={error} />;
  return SERVICES.map(([key, name]) => {
    const service = data?.[key];
    return (
      service &&
      !service.ok && (
        <Alert key={key} severity={key === 'database' ? 'error' : 'warning'} sx={{ mb: 2 }}>
          <AlertTitle>{name}: not ready</AlertTitle>
          <span style={{ whiteSpace: 'pre-line' }}>{service.message}</span>
        </Alert>
      )
    );
  });
}

function isWell(health: Health): boolean {
  return SERVICES.every(([key]) => health[key].ok);
}
