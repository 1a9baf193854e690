import { useQuery } from '@tanstack/react-query';
import { BooleanInput, CheckboxGroupInput, required, SelectInput } from 'react-admin';
import { useWatch } from 'react-hook-form';
import { fetchInstruments } from '../studies/instrument.queries.js';
import { TEMPLATE_CHOICES } from '../training-sets/VariantInputs.js';

const WORDINGS = [...TEMPLATE_CHOICES, { id: 'number', name: 'Give one number (never trained on)' }];
const DIRECTIONS = [
  { id: 'ascending', name: 'The highest agrees most' },
  { id: 'descending', name: 'The lowest agrees most' },
];
const LABELS = [
  { id: 'digits', name: 'Digits' },
  { id: 'letters', name: 'Letters' },
  { id: 'words', name: 'Words' },
];
const DESIGNS = [
  { id: 'fraction', name: 'Each statement in some of them, balanced' },
  { id: 'full', name: 'Each statement in all of them' },
];

/** The instrument, and in how many ways it is asked. */
export function SurveyInputs() {
  const instruments = useQuery({ queryKey: ['instruments'], queryFn: fetchInstruments, staleTime: Infinity });
  const varied = useWatch({ name: 'varied' }) as boolean | undefined;
  return (
    <>
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
      <BooleanInput
        source="varied"
        label="Ask in several ways"
        helperText="Wordings, directions of the scale and kinds of labels: so that no number hangs on one of them."
      />
      {varied && (
        <>
          <CheckboxGroupInput source="templates" label="Wordings" choices={WORDINGS} validate={required()} />
          <CheckboxGroupInput
            source="directions"
            label="Directions of the scale"
            choices={DIRECTIONS}
            validate={required()}
          />
          <CheckboxGroupInput source="labelStyles" label="Labels" choices={LABELS} validate={required()} />
          <SelectInput source="design" label="Design" choices={DESIGNS} validate={required()} fullWidth />
        </>
      )}
    </>
  );
}
