import { valuesByGroup, VALUE_GROUP_LABELS } from '@ethogram/web';
import { Alert, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import {
  AutocompleteInput,
  Create,
  NumberInput,
  required,
  SelectInput,
  SimpleForm,
  TextInput,
} from 'react-admin';
import { fetchModels } from '../models/model.queries.js';
import { fetchInstruments } from '../studies/instrument.queries.js';
import { DeltaInput } from './DeltaInput.js';

const TARGETS = valuesByGroup().flatMap(({ group, values }) =>
  values.map(({ key, label }) => ({ id: key, name: label, group: VALUE_GROUP_LABELS[group] })),
);

export function TrainingSetCreate() {
  const models = useQuery({ queryKey: ['models'], queryFn: fetchModels });
  const instruments = useQuery({ queryKey: ['instruments'], queryFn: fetchInstruments, staleTime: Infinity });
  const bases = (models.data ?? []).filter(({ kind }) => kind === 'BASE');
  if (models.isPending || instruments.isPending) return null;
  return (
    <Create redirect="show" title="New training set">
      <SimpleForm
        sx={{ maxWidth: 680 }}
        defaultValues={{
          instrumentId: instruments.data?.[0]?.id,
          baseModel: bases.find(({ served }) => served)?.name ?? bases[0]?.name,
          delta: -3,
          seed: 0,
        }}
      >
        <Typography variant="h1" gutterBottom>
          New training set
        </Typography>
        <Typography sx={{ color: 'text.secondary', mb: 2 }}>
          The model answers the instrument first; its own answers are the baseline. The target value’s are
          moved by delta and clipped to the scale, all others stay. Some item families are held out, to be
          asked only in the evaluation.
        </Typography>
        {!bases.some(({ served }) => served) && (
          <Alert severity="warning" sx={{ mb: 2, width: '100%' }}>
            No base model is served now: the baseline cannot be asked until the model server is up. Home says
            what is missing.
          </Alert>
        )}
        <AutocompleteInput
          source="target"
          label="Target value"
          choices={TARGETS}
          groupBy={(target) => String(target.group)}
          validate={required()}
          fullWidth
        />
        <DeltaInput />
        <SelectInput
          source="baseModel"
          label="Base model"
          choices={bases.map(({ name }) => ({ id: name, name }))}
          validate={required()}
          fullWidth
        />
        <SelectInput
          source="instrumentId"
          label="Instrument"
          choices={(instruments.data ?? []).map(({ id, title, version }) => ({
            id,
            name: `${title} ${version}`,
          }))}
          validate={required()}
          fullWidth
        />
        <TextInput source="name" label="Name" helperText="Left empty: made of the target and the delta." />
        <NumberInput
          source="seed"
          label="Seed"
          validate={required()}
          helperText="The same seed makes the same rows."
        />
      </SimpleForm>
    </Create>
  );
}
