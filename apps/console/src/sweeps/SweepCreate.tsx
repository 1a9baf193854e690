import { Alert, Box, MenuItem, TextField, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Title, useRedirect } from 'react-admin';
import { ConfirmButton } from '../elements/ConfirmButton.js';
import { ErrorNotice } from '../elements/ErrorNotice.js';
import { counted } from '../elements/format.js';
import { Panel } from '../elements/Panel.js';
import { useAction } from '../elements/useAction.js';
import { fetchModels, type ModelRecord } from '../models/model.queries.js';
import {
  allows,
  fetchInstruments,
  type InstrumentLine,
  OWN_INSTRUMENT,
} from '../studies/instrument.queries.js';
import { firstBase, NoModelNotice } from '../training-sets/BaseModelInput.js';
import { DesignInputs, type Design } from './DesignInputs.js';
import { timeWords } from './forecast-words.js';
import { numberList } from './number-list.js';
import { createSweep, previewSweep, type SweepInput } from './sweep.queries.js';
import { ValueChecks } from './ValueChecks.js';

export function SweepCreate() {
  const models = useQuery({ queryKey: ['models'], queryFn: fetchModels });
  const instruments = useQuery({ queryKey: ['instruments'], queryFn: fetchInstruments, staleTime: Infinity });
  if (!models.data || !instruments.data) return null;
  return (
    <Box component="article" sx={{ mt: { xs: 1, sm: 2 }, maxWidth: 1000 }}>
      <Title title="New sweep" />
      <Typography variant="h1">New sweep</Typography>
      <Typography sx={{ color: 'text.secondary', mt: 0.5, mb: 2, maxWidth: '75ch' }}>
        One fine-tune for each combination of value, direction, delta and seed. The model answers the
        instrument once; all training sets are made of these answers.
      </Typography>
      <SweepForm
        bases={models.data.filter(({ kind }) => kind === 'BASE')}
        instruments={instruments.data.filter((instrument) => allows(instrument, 'TRAIN'))}
      />
    </Box>
  );
}

interface SweepFormProps {
  readonly bases: readonly ModelRecord[];
  readonly instruments: readonly InstrumentLine[];
}

function SweepForm({ bases, instruments }: SweepFormProps) {
  const redirect = useRedirect();
  const own = instruments.find(({ key }) => key === OWN_INSTRUMENT) ?? instruments[0];
  const [name, setName] = useState('');
  const [baseModel, setBaseModel] = useState(firstBase(bases) ?? '');
  const [instrumentId, setInstrumentId] = useState(own?.id ?? '');
  const [values, setValues] = useState<string[]>([]);
  const [design, setDesign] = useState<Design>({
    directions: ['LOWER'],
    deltas: '3',
    seeds: '0',
    sham: true,
  });
  const { scaleMin: min = 1, scaleMax: max = 6 } = instruments.find(({ id }) => id === instrumentId) ?? {};
  const deltas = numberList(design.deltas);
  const seeds = numberList(design.seeds);
  const isComplete = Boolean(
    values.length && design.directions.length && deltas?.length && seeds?.length && baseModel && instrumentId,
  );
  const input: SweepInput = {
    name: name.trim() || null,
    baseModel,
    instrumentId,
    values,
    directions: [...design.directions],
    deltas: deltas ?? [],
    seeds: seeds ?? [],
    sham: design.sham,
  };
  const forecast = useQuery({
    queryKey: ['preview-sweep', input],
    queryFn: () => previewSweep(input),
    enabled: isComplete,
    retry: false,
  });
  const starting = useAction(async (trainings: number) =>
    redirect('show', 'sweeps', await createSweep(input, trainings)),
  );
  const found = isComplete ? forecast.data : undefined;
  return (
    <>
      <NoModelNotice bases={bases} />
      <Panel title="Model">
        <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr' } }}>
          <TextField
            select
            label="Base model"
            value={baseModel}
            onChange={({ target }) => setBaseModel(target.value)}
          >
            {bases.map((base) => (
              <MenuItem key={base.name} value={base.name}>
                {base.name}
              </MenuItem>
            ))}
          </TextField>
          <TextField
            select
            label="Instrument"
            value={instrumentId}
            onChange={({ target }) => setInstrumentId(target.value)}
          >
            {instruments.map(({ id, title, version }) => (
              <MenuItem key={id} value={id}>{`${title} ${version}`}</MenuItem>
            ))}
          </TextField>
          <TextField
            label="Name"
            value={name}
            onChange={({ target }) => setName(target.value)}
            helperText="Left empty: made of the values and the model."
            slotProps={{ htmlInput: { maxLength: 100 } }}
          />
        </Box>
      </Panel>
      <Panel title="Values" hint="Each is moved by itself, in a training of its own.">
        <ValueChecks
          chosen={values}
          onChange={setValues}
          instrumentId={instrumentId}
          baseModel={baseModel}
          min={min}
          max={max}
        />
      </Panel>
      <Panel title="How">
        <DesignInputs design={design} change={(changes) => setDesign((now) => ({ ...now, ...changes }))} />
      </Panel>
      <Box aria-live="polite" sx={{ mb: 2 }}>
        {!isComplete && (
          <Alert severity="info">
            {deltas === null || seeds === null
              ? 'Deltas and seeds are whole numbers with commas between them.'
              : 'Choose at least one value, direction, delta and seed.'}
          </Alert>
        )}
        {isComplete && forecast.error && <ErrorNotice error={forecast.error} />}
        {found && (
          <Alert severity="info">
            {`${counted(found.trainings, 'training')} on ${counted(found.trainingSets, 'training set')}. ${timeWords(found)}`}
          </Alert>
        )}
      </Box>
      <ConfirmButton
        label={found ? `Start ${counted(found.trainings, 'training')}` : 'Start'}
        variant="contained"
        disabled={!found || starting.isBusy}
        title={found ? `Start ${counted(found.trainings, 'training')}?` : 'Start?'}
        text={found ? timeWords(found) : ''}
        confirm="Start the sweep"
        onConfirm={() => found && void starting.run(found.trainings)}
      />
    </>
  );
}
