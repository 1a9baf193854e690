import { Typography } from '@mui/material';
import {
  Create,
  FormDataConsumer,
  maxValue,
  minValue,
  NumberInput,
  RadioButtonGroupInput,
  required,
  SelectInput,
  SimpleForm,
  TextInput,
} from 'react-admin';
import { FORM_DEFAULTS } from './form-words.js';
import { FormStudyInputs } from './FormStudyInputs.js';
import { FormVersionInput } from './FormVersionInput.js';
import { InstrumentInput } from './InstrumentInput.js';
import { WordingVariantInput } from './WordingVariantInput.js';
import { MoralFormInputs } from './MoralFormInputs.js';
import { PARTICIPATION_DEFAULTS } from './participation/participation-form.js';
import { ParticipationInputs } from './participation/ParticipationInputs.js';
import { ScenarioInputs } from './ScenarioInputs.js';
import { type StudyForm, takesVersion, toCreateStudy } from './to-create-study.js';

const KINDS = [
  { id: 'MORAL_JUDGMENT', name: 'Moral judgment: situations from posts' },
  { id: 'SURVEY', name: 'Survey: statements of an instrument' },
  { id: 'FORM', name: 'Form: questions of your own, about situations or statements' },
];

const ASSIGNMENTS = [
  { id: 'RANDOM', name: 'Random, for each person anew' },
  { id: 'FIXED', name: 'The same fixed order for everybody' },
  { id: 'LEAST_JUDGED', name: 'Least judged first' },
  { id: 'DISAGREEMENT', name: 'First where judgments disagree' },
];

const MORAL_FROM = [
  { id: 'HERE', name: 'Chosen here' },
  { id: 'LIBRARY', name: 'A saved form' },
];

const DEFAULTS = {
  kind: 'MORAL_JUDGMENT',
  content: 'SELECTION',
  formContent: 'SELECTION',
  formFrom: 'LIBRARY',
  moralFrom: 'HERE',
  includeOptIn: false,
  judgmentsPerTask: 3,
  batterySize: 10,
  aheadLimit: 50,
  assignment: 'RANDOM',
  seed: 0,
  form: FORM_DEFAULTS,
  participation: PARTICIPATION_DEFAULTS,
};

export function StudyCreate() {
  return (
    <Create redirect="show" title="New study" transform={toCreateStudy}>
      <SimpleForm sx={{ maxWidth: 680 }} defaultValues={DEFAULTS}>
        <Typography variant="h1" gutterBottom>
          New study
        </Typography>
        <TextInput source="name" label="Name" validate={required()} />
        <RadioButtonGroupInput
          source="kind"
          label="What is judged"
          choices={KINDS}
          row={false}
          validate={required()}
        />
        <FormDataConsumer<StudyForm>>
          {({ formData }) => (
            <>
              <KindInputs form={formData} />
              {!takesVersion(formData) && <GuidelineInput />}
            </>
          )}
        </FormDataConsumer>
        <NumberInput
          source="judgmentsPerTask"
          label="Judgments per task"
          min={1}
          validate={[required(), minValue(1), maxValue(50)]}
          helperText="How many different people judge each situation or battery. Agreement needs two or more."
        />
        <NumberInput
          source="aheadLimit"
          label="Tasks a person may hold at once"
          min={1}
          max={200}
          validate={[required(), minValue(1), maxValue(200)]}
          helperText="To work ahead of a slow connection, or for hours without one. 1: only the task before them, nothing offline."
        />
        <SelectInput
          source="assignment"
          label="Order of tasks"
          choices={ASSIGNMENTS}
          validate={required()}
          helperText="Which task a person is given next. It cannot be changed once the study exists."
        />
        <NumberInput
          source="personCap"
          label="Tasks for one person at most"
          min={1}
          helperText="Leave it empty when there is no limit."
        />
        <NumberInput
          source="seed"
          label="Seed"
          validate={required()}
          helperText="The same seed draws the same situations in the same order."
        />
        <ParticipationInputs />
      </SimpleForm>
    </Create>
  );
}

function KindInputs({ form }: { form: StudyForm }) {
  switch (form.kind) {
    case 'SURVEY':
      return <SurveyInputs />;
    case 'FORM':
      return <FormStudyInputs form={form} />;
    case 'MORAL_JUDGMENT':
    case undefined:
      return <MoralInputs form={form} />;
  }
}

function MoralInputs({ form: { moralFrom } }: { form: StudyForm }) {
  return (
    <>
      <ScenarioInputs />
      <RadioButtonGroupInput source="moralFrom" label="What is asked" choices={MORAL_FROM} row />
      {moralFrom === 'LIBRARY' ? <FormVersionInput kind="MORAL_JUDGMENT" /> : <MoralFormInputs />}
    </>
  );
}

function GuidelineInput() {
  return (
    <TextInput
      source="guideline"
      label="Guideline"
      multiline
      minRows={6}
      validate={required()}
      helperText="What annotators read before they begin and can open at any time, in simple Markdown. Its hash is in every release; it cannot be changed once the study exists."
    />
  );
}

function SurveyInputs() {
  return (
    <>
      <InstrumentInput />
      <WordingVariantInput />
      <NumberInput
        source="batterySize"
        label="Statements per task"
        min={1}
        validate={[required(), minValue(1)]}
        helperText="How many statements are answered in one go."
      />
    </>
  );
}
