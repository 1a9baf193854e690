import PlayArrowIcon from '@mui/icons-material/PlayArrow';
import { Alert, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { Create, SaveButton, SimpleForm, Toolbar } from 'react-admin';
import { useSearchParams } from 'react-router-dom';
import { fetchModels } from '../models/model.queries.js';
import { fetchInstruments, OWN_INSTRUMENT } from '../studies/instrument.queries.js';
import { CostNotice } from './CostNotice.js';
import { RunInputs } from './RunInputs.js';
import { RunSettingInputs } from './RunSettingInputs.js';

/** One suite put to one model. */
export function RunCreate() {
  const [params] = useSearchParams();
  const models = useQuery({ queryKey: ['models'], queryFn: fetchModels });
  const instruments = useQuery({ queryKey: ['instruments'], queryFn: fetchInstruments, staleTime: Infinity });
  if (models.isPending || instruments.isPending) return null;
  const known = models.data ?? [];
  return (
    <Create redirect="show" title="New run" sx={{ '& .RaCreate-main': { mt: 2 } }}>
      <>
        <Typography variant="h1" gutterBottom sx={{ px: 2, pt: 2 }}>
          New run
        </Typography>
        <SimpleForm
          sx={{ maxWidth: 860 }}
          toolbar={
            <Toolbar>
              <SaveButton label="Start run" icon={<PlayArrowIcon />} alwaysEnable />
            </Toolbar>
          }
          defaultValues={{
            suite: params.get('suite') ?? 'VALUE_PROFILE',
            model: params.get('model') ?? (known.find(({ served }) => served) ?? known[0])?.name,
            instrumentId: instruments.data?.find(({ key }) => key === OWN_INSTRUMENT)?.id,
            templates: ['agree', 'rate', 'true'],
            directions: ['ascending', 'descending'],
            labelStyles: ['digits'],
            design: 'fraction',
            orders: 'fixed',
            parts: [],
            families: [],
            goals: ['none'],
            games: 'high-water, long-night, quarry-vote, salt-road',
            episodes: 5,
            agent: 'distribution',
            seed: 0,
            repeat: 0,
            inARow: 20,
            share: 10,
          }}
        >
          <Typography sx={{ color: 'text.secondary', mb: 2 }}>
            A run puts one suite to one model. Each prompt is stored with its answer; what was asked before
            under the same conditions is not asked again.
          </Typography>
          {!known.some(({ served }) => served) && (
            <Alert severity="warning" sx={{ mb: 2, width: '100%' }}>
              No model is served now: the run waits until the model server is up. Home says what is missing.
            </Alert>
          )}
          <RunInputs models={known} />
          <RunSettingInputs />
          <CostNotice />
        </SimpleForm>
      </>
    </Create>
  );
}
