import { Alert } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useWatch } from 'react-hook-form';
import { counted, duration } from '../elements/format.js';
import { fetchRunCost } from './run.queries.js';
import { type RunForm, subjectOf } from './to-start-run.js';

/** What the run will take, as soon as the form says enough. */
export function CostNotice() {
  const form = useWatch() as RunForm;
  const subject = subjectOf(form);
  const { data, error, isFetching } = useQuery({
    queryKey: ['run-cost', subject, form.model],
    queryFn: () => fetchRunCost(subject ?? {}, form.model),
    enabled: subject !== null && Boolean(form.model),
    retry: false,
  });
  if (!subject || !form.model)
    return (
      <Alert severity="info" sx={{ width: '100%' }}>
        What it will take is shown once the suite has what it needs.
      </Alert>
    );
  if (error)
    return (
      <Alert severity="warning" sx={{ width: '100%' }}>
        {error.message}
      </Alert>
    );
  if (!data || isFetching)
    return (
      <Alert severity="info" sx={{ width: '100%' }}>
        Counting the prompts …
      </Alert>
    );
  const noun = form.suite === 'TEXT_ADVENTURE' ? 'play' : 'prompt';
  return (
    <Alert severity="info" sx={{ width: '100%' }}>
      {counted(data.samples, noun)}.{' '}
      {data.seconds === null
        ? 'How long it takes is not known yet: this model has no finished run.'
        : `About ${duration(data.seconds)}, as fast as this model answered last.`}
    </Alert>
  );
}
