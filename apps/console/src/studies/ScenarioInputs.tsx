import { Link } from '@mui/material';
import {
  BooleanInput,
  FormDataConsumer,
  minValue,
  NumberInput,
  RadioButtonGroupInput,
  ReferenceInput,
  required,
  SelectInput,
} from 'react-admin';
import { Link as RouterLink } from 'react-router-dom';

const CONTENTS = [
  { id: 'SELECTION', name: 'A selection' },
  { id: 'SOURCE', name: 'Any scenarios of a source' },
];

/** Which situations a study is about, and where they are chosen from. */
export function ScenarioInputs() {
  return (
    <>
      <RadioButtonGroupInput source="content" label="Situations from" choices={CONTENTS} row />
      <FormDataConsumer<{ content?: string }>>
        {({ formData }) => <SituationInputs isSource={formData.content === 'SOURCE'} />}
      </FormDataConsumer>
    </>
  );
}

/** The situations of a source, or of a selection. */
export function SituationInputs({ isSource }: { isSource: boolean }) {
  return (
    <>
      {isSource ? <SourceInputs /> : <SelectionInput />}
      <BooleanInput
        source="includeOptIn"
        label="Include opt-in content"
        helperText="Situations about sexual content or self-harm, and what Reddit marks as not for minors. Switch it on only when the people of this study have agreed to read such texts; they are still warned before each. Excluded texts are never shown."
      />
    </>
  );
}

function SelectionInput() {
  return (
    <ReferenceInput source="selectionId" reference="selections" sort={{ field: 'createdAt', order: 'DESC' }}>
      <SelectInput
        label="Selection"
        optionText="name"
        validate={required()}
        helperText={
          <>
            Made from filtered{' '}
            <Link component={RouterLink} to="/posts">
              posts
            </Link>
            . Every usable scenario in it becomes a task.
          </>
        }
      />
    </ReferenceInput>
  );
}

function SourceInputs() {
  return (
    <>
      <ReferenceInput source="sourceId" reference="sources" sort={{ field: 'name', order: 'ASC' }}>
        <SelectInput
          label="Source"
          optionText="name"
          validate={required()}
          helperText="Situations are drawn from its scenarios. It must allow labelling."
        />
      </ReferenceInput>
      <NumberInput
        source="scenarioLimit"
        label="At most, scenarios"
        min={1}
        validate={minValue(1)}
        helperText="Left empty: all scenarios of the source."
      />
    </>
  );
}
