import {
  Autocomplete,
  FormControl,
  FormControlLabel,
  FormLabel,
  Radio,
  RadioGroup,
  TextField,
} from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { Panel } from '../../elements/Panel.js';
import { fetchReleasesToCompare } from '../release.queries.js';
import type { DraftInputs } from './useDraft.js';

/** Which test parts must stay unseen, and what becomes of what would give them away. */
export function GuardInputs({ draft, change }: DraftInputs) {
  const { data: releases = [] } = useQuery({
    queryKey: ['releases', 'to-guard'],
    queryFn: fetchReleasesToCompare,
  });
  return (
    <Panel
      title="Test parts that stay unseen"
      hint="Nothing of a locked test part is met in training or validation. Others can be guarded for this release alone."
    >
      <Autocomplete
        multiple
        size="small"
        options={releases}
        getOptionLabel={({ name, version }) => `${name} ${version}`}
        getOptionKey={({ id }) => id}
        isOptionEqualToValue={(one, other) => one.id === other.id}
        value={releases.filter(({ id }) => draft.guardReleaseIds.includes(id))}
        onChange={(_event, chosen) => change({ guardReleaseIds: chosen.map(({ id }) => id) })}
        renderInput={(field) => <TextField {...field} label="Also guard the test parts of" />}
        sx={{ mb: 2 }}
      />
      <FormControl>
        <FormLabel id="leak-rule">
          If a row for training shares an author, thread or text with one of them
        </FormLabel>
        <RadioGroup
          aria-labelledby="leak-rule"
          value={draft.leakRule}
          onChange={(_event, leakRule) => change({ leakRule: leakRule as 'FAIL' | 'LEAVE_OUT' })}
        >
          <FormControlLabel value="FAIL" control={<Radio size="small" />} label="stop and list the pairs" />
          <FormControlLabel
            value="LEAVE_OUT"
            control={<Radio size="small" />}
            label="leave such rows out and say how many"
          />
        </RadioGroup>
      </FormControl>
    </Panel>
  );
}
