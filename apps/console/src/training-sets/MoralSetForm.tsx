import { Typography } from '@mui/material';
import {
  BooleanInput,
  FormDataConsumer,
  maxValue,
  minValue,
  NumberInput,
  RadioButtonGroupInput,
  required,
  SelectInput,
  SimpleForm,
  TextInput,
  useGetList,
} from 'react-admin';
import type { ReleaseRecord } from '../releases/release.queries.js';
import { type BaseModelChoice, BaseModelInput, firstBase } from './BaseModelInput.js';

const TARGETS = [
  { id: 'VERDICT', name: 'The verdict: settled, else the most probable; ties are left out' },
  { id: 'COPIES', name: 'Copies: each situation several times, verdicts as frequent as people gave them' },
  { id: 'SOFT', name: 'The verdict with the probabilities beside it, for trainers that take them' },
];
const COPIES = [required(), minValue(1), maxValue(100)];

interface MoralSetFormProps {
  readonly bases: readonly BaseModelChoice[];
  readonly releaseId: string | undefined;
}

export function MoralSetForm({ bases, releaseId }: MoralSetFormProps) {
  const releases = useGetList<ReleaseRecord>('releases', {
    pagination: { page: 1, perPage: 200 },
    sort: { field: 'createdAt', order: 'DESC' },
  });
  if (releases.isPending) return null;
  const moral = (releases.data ?? []).filter(({ kind }) => kind === 'MORAL_JUDGMENT');
  return (
    <SimpleForm
      sx={{ maxWidth: 860 }}
      defaultValues={{
        releaseId: moral.find(({ id }) => id === releaseId)?.id ?? moral[0]?.id,
        baseModel: firstBase(bases),
        target: 'VERDICT',
        copies: 5,
        withValues: false,
        withRationale: false,
      }}
    >
      <Typography sx={{ color: 'text.secondary', mb: 2 }}>
        The train part of a release becomes rows, its validation part a file of its own; the test part stays
        out. Every source must permit training, now and whenever the set is used.
      </Typography>
      <SelectInput
        source="releaseId"
        label="Release"
        choices={moral.map(({ id, name, version }) => ({ id, name: `${name} ${version}` }))}
        validate={required()}
        helperText={moral.length === 0 ? 'There is no release of moral judgments yet.' : false}
        fullWidth
      />
      <BaseModelInput bases={bases} />
      <RadioButtonGroupInput source="target" label="What is taught" choices={TARGETS} row={false} />
      <FormDataConsumer<{ target?: string }>>
        {({ formData }) =>
          formData.target === 'COPIES' && (
            <NumberInput source="copies" label="Copies of a situation" validate={COPIES} />
          )
        }
      </FormDataConsumer>
      <BooleanInput source="withValues" label="Teach the values at stake too" helperText={false} />
      <BooleanInput
        source="withRationale"
        label="Teach a reason too"
        helperText="One given with that verdict, where there is one."
      />
      <TextInput source="name" label="Name" helperText="Left empty: made of the release." fullWidth />
    </SimpleForm>
  );
}
