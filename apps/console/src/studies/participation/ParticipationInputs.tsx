import { Box, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import {
  BooleanInput,
  FormDataConsumer,
  maxValue,
  minValue,
  NumberInput,
  regex,
  required,
  SelectInput,
  TextInput,
} from 'react-admin';
import { allows, fetchInstruments } from '../instrument.queries.js';
import type { ParticipationForm } from './participation-form.js';

const RULES = [
  { id: 'UNLINK', name: 'Unlink: judgments stay, and nothing says whose they were' },
  { id: 'REMOVE', name: 'Remove: judgments leave later releases and are revoked in earlier ones' },
];
const isHttps = regex(/^https:\/\/\S+$/, 'This must be an https address');
const isCode = regex(/^[A-Za-z0-9_-]{4,64}$/, '4 to 64 letters, digits, - or _');

/** Which steps the people of a study take before and after the work. Its fields lie under `participation`. */
export function ParticipationInputs() {
  return (
    <Box component="fieldset" sx={{ border: 0, p: 0, m: 0, mt: 2.5, mb: 2, width: '100%' }}>
      <Typography component="legend" variant="h3" sx={{ p: 0, mb: 0.5 }}>
        Before and after the work
      </Typography>
      <Typography variant="body2" sx={{ color: 'text.secondary', mb: 1 }}>
        Each step is optional. They can be changed until the study is opened; the consent can get a new text
        at any time, which everybody is asked again.
      </Typography>
      <FormDataConsumer<{ participation?: ParticipationForm }>>
        {({ formData }) => <Inputs form={formData.participation ?? {}} />}
      </FormDataConsumer>
    </Box>
  );
}

function Inputs({ form }: { readonly form: ParticipationForm }) {
  return (
    <>
      <BooleanInput source="participation.hasConsent" label="Consent" helperText={false} />
      {form.hasConsent && (
        <>
          <TextInput
            source="participation.consentText"
            label="What people agree to"
            multiline
            minRows={5}
            validate={required()}
            helperText="Say what is asked, for how long, which upsetting content there may be and how often, and who to write to."
          />
          <SelectInput
            source="participation.withdrawal"
            label="When somebody withdraws"
            choices={RULES}
            validate={required()}
          />
        </>
      )}
      <BooleanInput
        source="participation.hasTraining"
        label="Training with known answers"
        helperText={false}
      />
      {form.hasTraining && (
        <Box sx={{ display: 'grid', gridTemplateColumns: '1fr 1fr', columnGap: 2 }}>
          <NumberInput
            source="participation.passMark"
            label="Right answers needed, %"
            validate={[required(), minValue(0), maxValue(100)]}
            helperText="The tasks are those with a known answer of the kind “training”."
          />
          <NumberInput
            source="participation.tries"
            label="Tries"
            validate={[required(), minValue(1), maxValue(10)]}
          />
        </Box>
      )}
      <SurveyInputs />
      <BooleanInput source="participation.hasCompletion" label="Completion code" helperText={false} />
      {form.hasCompletion && (
        <>
          <TextInput
            source="participation.code"
            label="Code (left empty: one of their own each)"
            validate={isCode}
            helperText="Prolific gives you one code for the whole study."
          />
          <TextInput source="participation.returnUrl" label="Address to go back to" validate={isHttps} />
        </>
      )}
    </>
  );
}

function SurveyInputs() {
  const { data: instruments = [], isPending } = useQuery({
    queryKey: ['instruments'],
    queryFn: fetchInstruments,
    staleTime: Infinity,
  });
  const choices = instruments
    .filter((instrument) => allows(instrument, 'ADMINISTER'))
    .map(({ id, title, version, items }) => ({
      id,
      name: `${title} ${version} (${items.length} statements)`,
    }));
  return (
    <Box sx={{ display: 'grid', gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr' }, columnGap: 2 }}>
      <SelectInput
        source="participation.preSurveyId"
        label="Survey before the work"
        isPending={isPending}
        choices={choices}
        helperText={false}
      />
      <NumberInput
        source="participation.preSurveyItems"
        label="Statements (left empty: all)"
        validate={[minValue(1), maxValue(1000)]}
        helperText={false}
      />
      <SelectInput
        source="participation.postSurveyId"
        label="Survey after the work"
        isPending={isPending}
        choices={choices}
        helperText={false}
      />
      <NumberInput
        source="participation.postSurveyItems"
        label="Statements (left empty: all)"
        validate={[minValue(1), maxValue(1000)]}
        helperText={false}
      />
    </Box>
  );
}
