import { Alert } from '@mui/material';
import { required, SelectInput } from 'react-admin';

export interface BaseModelChoice {
  readonly name: string;
  readonly served: boolean;
}

/** The model to train. */
export function BaseModelInput({ bases }: { bases: readonly BaseModelChoice[] }) {
  return (
    <SelectInput
      source="baseModel"
      label="Base model"
      choices={bases.map(({ name }) => ({ id: name, name }))}
      validate={required()}
      fullWidth
    />
  );
}

export function firstBase(bases: readonly BaseModelChoice[]): string | undefined {
  return bases.find(({ served }) => served)?.name ?? bases[0]?.name;
}

export function NoModelNotice({ bases }: { bases: readonly BaseModelChoice[] }) {
  if (bases.some(({ served }) => served)) return null;
  return (
    <Alert severity="warning" sx={{ mb: 2, width: '100%' }}>
      No base model is served now: the baseline cannot be asked until the model server is up. Home says what
      is missing.
    </Alert>
  );
}
