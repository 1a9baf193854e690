import { VALUES } from '@ethogram/core';
import { Alert, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import {
  AutocompleteInput,
  Create,
  FormDataConsumer,
  NumberInput,
  required,
  SimpleForm,
  TextInput,
} from 'react-admin';
import { when } from '../elements/format.js';
import { suiteLabel } from '../runs/suite-words.js';
import { fetchFinishedRuns, type RunChoice } from './comparison.queries.js';

const TARGETS = VALUES.map(({ key, label }) => ({ id: key, name: label }));

/** Chooses two finished runs; whether they can be paired is the server's to say, with the reason. */
export function ComparisonCreate() {
  const runs = useQuery({ queryKey: ['finished-runs'], queryFn: fetchFinishedRuns });
  if (runs.isPending) return null;
  const choices = runs.data ?? [];
  return (
    <Create redirect="show" title="Compare two runs" sx={{ '& .RaCreate-main': { mt: 2 } }}>
      <SimpleForm sx={{ maxWidth: 760 }} defaultValues={{ seed: 0 }}>
        <Typography variant="h1" gutterBottom>
          Compare two runs
        </Typography>
        <Typography sx={{ color: 'text.secondary', mb: 2 }}>
          Both must have asked the same: the same suite, prompts, labels and seed, read in the same way.
        </Typography>
        {choices.length < 2 && (
          <Alert severity="info" sx={{ mb: 2 }}>
            There are no two finished runs yet. Make a report of a fine-tune, or start runs.
          </Alert>
        )}
        <AutocompleteInput
          source="baseRunId"
          label="Base run"
          choices={choices.map(toChoice)}
          validate={required()}
          fullWidth
        />
        <FormDataConsumer<{ baseRunId?: string }>>
          {({ formData }) => (
            <AutocompleteInput
              source="tunedRunId"
              label="Tuned run"
              choices={alike(choices, formData.baseRunId).map(toChoice)}
              validate={required()}
              fullWidth
            />
          )}
        </FormDataConsumer>
        <AutocompleteInput
          source="target"
          label="Value that was meant to move"
          choices={TARGETS}
          helperText="By default what the tuned model was trained to move."
          fullWidth
        />
        <TextInput
          source="name"
          label="Name"
          helperText="By default the two models and the suite."
          fullWidth
        />
        <NumberInput
          source="seed"
          label="Seed"
          min={0}
          helperText="Of the draws behind intervals and tests."
        />
      </SimpleForm>
    </Create>
  );
}

/** Only runs of the same suite can be paired with the one that was chosen. */
function alike(choices: readonly RunChoice[], baseRunId: string | undefined): readonly RunChoice[] {
  const base = choices.find(({ id }) => id === baseRunId);
  return base ? choices.filter(({ id, suite }) => id !== base.id && suite === base.suite) : choices;
}

function toChoice({ id, suite, model, createdAt }: RunChoice): { id: string; name: string } {
  return { id, name: `${suiteLabel(suite)}: ${model} (${when(createdAt)})` };
}
