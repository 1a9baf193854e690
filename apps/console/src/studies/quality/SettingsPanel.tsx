import { Button, MenuItem, Stack, TextField } from '@mui/material';
import { useState } from 'react';
import { May } from '../../elements/May.js';
import { Panel } from '../../elements/Panel.js';
import { useAction } from '../../elements/useAction.js';
import { setQuality, type StudyQuality } from './quality.queries.js';
import { draftOf, inputOf } from './settings-draft.js';

interface SettingsPanelProps {
  readonly studyId: string;
  readonly settings: StudyQuality['settings'];
  readonly onChanged: () => void;
}

/** The share of gold, the rule about it, and pay. */
export function SettingsPanel(props: SettingsPanelProps) {
  // A person who may not change it sees its effects in the other panels.
  return (
    <May create="studies">
      <Panel
        title="Rules"
        hint="They may change while people work. The rule looks a minute later and at everybody alike, so that nobody can tell which answer was checked."
      >
        <SettingsForm key={JSON.stringify(props.settings)} {...props} />
      </Panel>
    </May>
  );
}

function SettingsForm({ studyId, settings, onChanged }: SettingsPanelProps) {
  const [draft, setDraft] = useState(draftOf(settings));
  const saving = useAction(async () => {
    await setQuality({ studyId, ...inputOf(draft) });
    onChanged();
    return 'Saved.';
  });
  const field = (name: keyof typeof draft, label: string, helperText?: string) => (
    <TextField
      label={label}
      size="small"
      value={draft[name]}
      helperText={helperText}
      slotProps={{ htmlInput: { inputMode: name === 'currency' ? 'text' : 'decimal' } }}
      onChange={(event) => setDraft({ ...draft, [name]: event.target.value })}
      sx={{ width: { xs: '100%', sm: 220 } }}
    />
  );
  const choice = (name: keyof typeof draft, label: string, options: readonly [string, string][]) => (
    <TextField
      select
      label={label}
      size="small"
      value={draft[name]}
      onChange={(event) => setDraft({ ...draft, [name]: event.target.value })}
      sx={{ width: { xs: '100%', sm: 220 } }}
    >
      {options.map(([value, text]) => (
        <MenuItem key={value} value={value}>
          {text}
        </MenuItem>
      ))}
    </TextField>
  );
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void saving.run();
      }}
    >
      <Stack direction="row" useFlexGap spacing={2} sx={{ flexWrap: 'wrap', mb: 2 }}>
        {field('goldPercent', 'Gold, % of a person’s tasks', '0: none; at most 50')}
        {field('goldSpacing', 'Tasks apart at least')}
      </Stack>
      <Stack direction="row" useFlexGap spacing={2} sx={{ flexWrap: 'wrap', mb: 2 }}>
        {choice('action', 'When too few are right', [
          ['NONE', 'Do nothing'],
          ['WARN', 'Mark the person here'],
          ['PAUSE', 'Pause the person'],
        ])}
        {draft.action !== 'NONE' && field('belowPercent', 'Below, % right')}
        {draft.action !== 'NONE' && field('after', 'After gold answers')}
      </Stack>
      <Stack direction="row" useFlexGap spacing={2} sx={{ flexWrap: 'wrap', mb: 2 }}>
        {choice('per', 'Pay', [
          ['NONE', 'Not known here'],
          ['JUDGMENT', 'A judgment'],
          ['HOUR', 'An hour'],
        ])}
        {draft.per !== 'NONE' && field('amount', 'Amount')}
        {draft.per !== 'NONE' && field('currency', 'Currency', 'Three letters, for example EUR')}
      </Stack>
      <Button type="submit" variant="outlined" disabled={saving.isBusy}>
        Save rules
      </Button>
    </form>
  );
}
