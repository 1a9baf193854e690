import type { ChangeEvent } from 'react';
import { useQuery } from '@tanstack/react-query';
import { RadioButtonGroupInput, required, SelectInput } from 'react-admin';
import { useFormContext } from 'react-hook-form';
import { fetchPresets } from '../forms/form.queries.js';
import { FormVersionInput } from './FormVersionInput.js';
import { InstrumentInput } from './InstrumentInput.js';
import { SituationInputs } from './ScenarioInputs.js';
import { Questions } from './Questions.js';
import type { StudyForm } from './to-create-study.js';

const CONTENTS = [
  { id: 'SELECTION', name: 'Situations of a selection' },
  { id: 'SOURCE', name: 'Any situations of a source' },
  { id: 'ITEMS', name: 'The statements of an instrument' },
];

const FORM_FROM = [
  { id: 'LIBRARY', name: 'A saved form' },
  { id: 'PRESET', name: 'A preset as it is' },
];

/** What a study with questions of its own asks, and of what. */
export function FormStudyInputs({ form }: { form: StudyForm }) {
  return (
    <>
      <RadioButtonGroupInput source="formContent" label="Asked about" choices={CONTENTS} row />
      {form.formContent === 'ITEMS' ? (
        <InstrumentInput />
      ) : (
        <SituationInputs isSource={form.formContent === 'SOURCE'} />
      )}
      <RadioButtonGroupInput source="formFrom" label="The questions" choices={FORM_FROM} row />
      {form.formFrom === 'PRESET' ? <PresetInput chosen={form.preset} /> : <FormVersionInput kind="FORM" />}
    </>
  );
}

/** A preset; its guideline is written into its field, where it can be changed. */
function PresetInput({ chosen }: { chosen: StudyForm['preset'] }) {
  const { setValue } = useFormContext<StudyForm>();
  const { data: presets = [], isPending } = useQuery({
    queryKey: ['form-presets'],
    queryFn: fetchPresets,
    staleTime: Infinity,
  });
  const choose = (key: unknown) => {
    const preset = presets.find((candidate) => candidate.key === key);
    if (!preset) return;
    const { definition, examples, guideline } = preset;
    setValue('preset', { definition, examples });
    setValue('guideline', guideline, { shouldDirty: true, shouldValidate: true });
  };
  return (
    <>
      <SelectInput
        source="presetKey"
        label="Preset"
        isPending={isPending}
        choices={presets.map(({ key, name }) => ({ id: key, name }))}
        validate={required()}
        onChange={(event) => choose((event as ChangeEvent<HTMLInputElement>).target.value)}
        helperText="To change its questions, make a form of it first: Forms → New form."
      />
      {chosen && <Questions definition={chosen.definition} />}
    </>
  );
}
