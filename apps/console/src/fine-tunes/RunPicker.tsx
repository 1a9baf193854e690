import { Autocomplete, TextField } from '@mui/material';
import { useGetList } from 'react-admin';
import { distinctNames } from './curves.js';
import type { FineTuneLine } from './fine-tune.queries.js';

const OFFERED = 100;

/** Chooses one of the newest hundred runs to add. */
export function RunPicker({
  chosen,
  isFull,
  onAdd,
}: {
  chosen: readonly string[];
  isFull: boolean;
  onAdd: (id: string) => void;
}) {
  const { data = [] } = useGetList<FineTuneLine>('fine-tunes', {
    pagination: { page: 1, perPage: OFFERED },
    sort: { field: 'createdAt', order: 'DESC' },
  });
  const names = distinctNames(data);
  return (
    <Autocomplete
      sx={{ flex: '1 1 260px', maxWidth: 480 }}
      size="small"
      options={data.filter(({ id }) => !chosen.includes(id))}
      value={null}
      blurOnSelect
      clearOnBlur
      disabled={isFull}
      getOptionLabel={({ id, name }) => names.get(id) ?? name}
      getOptionKey={({ id }) => id}
      noOptionsText="No more runs"
      onChange={(_event, run) => run && onAdd(run.id)}
      renderInput={(input) => (
        <TextField
          {...input}
          label="Add a run"
          helperText={isFull ? 'As many as can be told apart.' : undefined}
        />
      )}
    />
  );
}
