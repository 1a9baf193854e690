import { Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { CheckboxGroupInput, NumberInput, required, SelectInput, SimpleForm, TextInput } from 'react-admin';
import { allows, fetchInstruments, OWN_INSTRUMENT } from '../studies/instrument.queries.js';
import { type BaseModelChoice, BaseModelInput, firstBase, NoModelNotice } from './BaseModelInput.js';
import { ProfileInput } from './ProfileInput.js';
import { TEMPLATE_CHOICES, VariantInputs } from './VariantInputs.js';

const CONTROLS = [
  { id: 'SHAM', name: 'Sham: nothing is moved' },
  { id: 'SHUFFLED', name: 'Shuffled: the same digits on the wrong statements' },
  { id: 'MIRRORED', name: 'Mirrored: every value the other way' },
];

/** What may be one digit of. */
const SCALE = { min: 1, max: 6 };

export function SurveySetForm({ bases }: { bases: readonly BaseModelChoice[] }) {
  const instruments = useQuery({ queryKey: ['instruments'], queryFn: fetchInstruments, staleTime: Infinity });
  if (instruments.isPending) return null;
  const usable = (instruments.data ?? []).filter((instrument) => allows(instrument, 'TRAIN'));
  const scaleOf = (instrumentId: string): { min: number; max: number } => {
    const found = usable.find(({ id }) => id === instrumentId);
    return found ? { min: found.scaleMin, max: found.scaleMax } : SCALE;
  };
  return (
    <SimpleForm
      sx={{ maxWidth: 860 }}
      defaultValues={{
        profile: {},
        instrumentId: usable.find(({ key }) => key === OWN_INSTRUMENT)?.id ?? usable[0]?.id,
        baseModel: firstBase(bases),
        controls: [],
        templates: TEMPLATE_CHOICES.map(({ id }) => id),
        scaleDirections: ['ascending'],
        wordings: [],
        heldOutFamilies: [],
        heldOutInstruments: [],
        seed: 0,
      }}
    >
      <Typography sx={{ color: 'text.secondary', mb: 2 }}>
        The model answers the instrument first; its own answers are the baseline. Those of the values in the
        profile are moved and clipped to the scale, all others stay.
      </Typography>
      <NoModelNotice bases={bases} />
      <BaseModelInput bases={bases} />
      <SelectInput
        source="instrumentId"
        label="Instrument"
        choices={usable.map(({ id, title, version }) => ({ id, name: `${title} ${version}` }))}
        validate={required()}
        helperText="Those whose licence lets models be trained on them."
        fullWidth
      />
      <ProfileInput scaleOf={scaleOf} />
      <CheckboxGroupInput
        source="controls"
        label="Controls made with it"
        choices={CONTROLS}
        row={false}
        helperText="Of the same baseline answers: what they change too was not taught by the profile."
      />
      <VariantInputs instruments={instruments.data ?? []} />
      <TextInput
        source="name"
        label="Name"
        helperText="Left empty: made of the values and the deltas."
        fullWidth
      />
      <NumberInput
        source="seed"
        label="Seed"
        validate={required()}
        helperText="The same seed makes the same rows."
      />
    </SimpleForm>
  );
}
