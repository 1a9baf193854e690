import { useQuery } from '@tanstack/react-query';
import {
  AutocompleteArrayInput,
  AutocompleteInput,
  CheckboxGroupInput,
  NumberInput,
  required,
  SelectInput,
  TextInput,
} from 'react-admin';
import { useWatch } from 'react-hook-form';
import type { ModelRecord } from '../models/model.queries.js';
import { fetchReleasesToCompare } from '../releases/release.queries.js';
import { fetchFamilies } from '../training-sets/training-set.queries.js';
import { SUITES } from './suite-words.js';
import { SurveyInputs } from './SurveyInputs.js';

const PARTS = [
  { id: 'train', name: 'Train' },
  { id: 'validation', name: 'Validation' },
  { id: 'test', name: 'Test' },
];
const ORDERS = [
  { id: 'fixed', name: 'One order for all' },
  { id: 'balanced', name: 'Every verdict at every place: five prompts a scenario' },
];
const GOALS = [
  { id: 'none', name: 'Without a goal: its own leanings show' },
  { id: 'points', name: 'Told to earn points' },
];
const AGENTS = [
  { id: 'distribution', name: 'The model, by the probabilities of the options' },
  { id: 'sampled', name: 'The model, by the number it answers' },
  { id: 'random', name: 'Random choices, as a baseline' },
  { id: 'greedy', name: 'The most points at once, as a baseline' },
];

/** Model and suite, and what the suite has to know. */
export function RunInputs({ models }: { models: readonly ModelRecord[] }) {
  const suite = useWatch({ name: 'suite' }) as string;
  return (
    <>
      <AutocompleteInput
        source="model"
        label="Model"
        choices={models.map(({ name, kind, served }) => ({
          id: name,
          name: `${name} (${kind === 'ADAPTER' ? 'adapter' : 'base model'}${served ? '' : ', not served now'})`,
        }))}
        validate={required()}
        fullWidth
      />
      <SelectInput source="suite" label="Suite" choices={SUITES} validate={required()} fullWidth />
      {(suite === 'VALUE_PROFILE' || suite === 'HELD_OUT_SURVEY') && <SurveyInputs />}
      {suite === 'HELD_OUT_SURVEY' && <FamilyInput />}
      {suite === 'MORAL_JUDGMENT' && <ReleaseInputs />}
      {suite === 'TEXT_ADVENTURE' && <GameInputs />}
      {suite === 'OWN' && (
        <TextInput
          source="ownName"
          label="Name of the suite"
          helperText="A folder below the one of ETHOGRAM_OWN_SUITES."
          validate={required()}
          fullWidth
        />
      )}
    </>
  );
}

function FamilyInput() {
  const instrumentId = useWatch({ name: 'instrumentId' }) as string | undefined;
  const { data: families = [] } = useQuery({
    queryKey: ['families', instrumentId],
    queryFn: () => fetchFamilies(instrumentId ?? ''),
    enabled: Boolean(instrumentId),
    staleTime: Infinity,
  });
  return (
    <AutocompleteArrayInput
      source="families"
      label="Families of statements"
      helperText="Those a training set held out, as its page lists them."
      choices={families.map(({ key }) => ({ id: key, name: key }))}
      validate={required()}
      fullWidth
    />
  );
}

function ReleaseInputs() {
  const { data = [] } = useQuery({ queryKey: ['releases', 'all'], queryFn: fetchReleasesToCompare });
  const releases = data.filter(({ kind }) => kind === 'MORAL_JUDGMENT');
  return (
    <>
      <SelectInput
        source="releaseId"
        label="Release"
        choices={releases.map(({ id, name }) => ({ id, name }))}
        validate={required()}
        helperText={
          releases.length === 0
            ? 'There is no release of moral judgments yet: publish one from a study.'
            : 'Scenarios that were deleted since are left out.'
        }
        fullWidth
      />
      <CheckboxGroupInput
        source="parts"
        label="Parts of it"
        choices={PARTS}
        helperText="None chosen: all of it. For a model trained on it, the test part alone."
      />
      <SelectInput source="orders" label="Order of the verdicts" choices={ORDERS} fullWidth />
    </>
  );
}

function GameInputs() {
  return (
    <>
      <TextInput
        source="games"
        label="Games"
        helperText="Their keys, separated by commas."
        validate={required()}
        fullWidth
      />
      <CheckboxGroupInput source="goals" label="Goals" choices={GOALS} row={false} validate={required()} />
      <NumberInput
        source="episodes"
        label="Plays of each game under each goal"
        min={1}
        max={1000}
        validate={required()}
      />
      <SelectInput source="agent" label="Who decides" choices={AGENTS} validate={required()} fullWidth />
    </>
  );
}
