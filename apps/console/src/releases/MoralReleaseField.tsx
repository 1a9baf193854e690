import { MenuItem, TextField } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { fetchReleasesToCompare } from './release.queries.js';

export interface MoralReleaseFieldProps {
  /** Empty: as `emptyText` says. */
  readonly releaseId: string;
  readonly onChange: (releaseId: string) => void;
  readonly emptyText: string;
  readonly help: string;
}

/** The release whose situations are judged. */
export function MoralReleaseField({ releaseId, onChange, emptyText, help }: MoralReleaseFieldProps) {
  const { data = [] } = useQuery({ queryKey: ['releases', 'all'], queryFn: fetchReleasesToCompare });
  const releases = data.filter(({ kind }) => kind === 'MORAL_JUDGMENT');
  return (
    <TextField
      select
      fullWidth
      label="Release of moral judgments"
      value={releases.some(({ id }) => id === releaseId) ? releaseId : ''}
      onChange={({ target }) => onChange(target.value)}
      helperText={releases.length === 0 ? `There is no such release yet. ${help}` : help}
      slotProps={{ select: { displayEmpty: true }, inputLabel: { shrink: true } }}
    >
      <MenuItem value="">{emptyText}</MenuItem>
      {releases.map(({ id, name, version }) => (
        <MenuItem key={id} value={id}>{`${name} ${version}`}</MenuItem>
      ))}
    </TextField>
  );
}
