import { Box, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { Title } from 'react-admin';
import { ErrorNotice } from '../elements/ErrorNotice.js';
import { fetchModels } from '../models/model.queries.js';
import { fetchInstruments, OWN_INSTRUMENT } from '../studies/instrument.queries.js';
import { ExperimentForm } from './ExperimentForm.js';

export function ExperimentCreate() {
  const models = useQuery({ queryKey: ['models'], queryFn: fetchModels });
  const instruments = useQuery({ queryKey: ['instruments'], queryFn: fetchInstruments, staleTime: Infinity });
  const error = models.error ?? instruments.error;
  if (error) return <ErrorNotice error={error} />;
  if (!models.data || !instruments.data) return null;
  return (
    <Box component="article" sx={{ mt: { xs: 1, sm: 2 }, maxWidth: 1000 }}>
      <Title title="New experiment" />
      <Typography variant="h1">New experiment</Typography>
      <Typography sx={{ color: 'text.secondary', mt: 0.5, mb: 2, maxWidth: '75ch' }}>
        From survey to behavior: for each model one fine-tune for each value, each evaluated before and after
        beside controls, and one report of all. It goes on by itself and can be stopped at any time.
      </Typography>
      <ExperimentForm
        bases={models.data.filter(({ kind }) => kind === 'BASE')}
        instrument={instruments.data.find(({ key }) => key === OWN_INSTRUMENT)}
      />
    </Box>
  );
}
