import { Button, Stack, TextField } from '@mui/material';
import { useState } from 'react';
import { useAction } from '../../elements/useAction.js';
import { setRetests, type StudyRetests } from './retest.queries.js';

interface RetestSettingsFormProps {
  readonly studyId: string;
  readonly settings: StudyRetests['settings'];
  readonly onChanged: () => void;
}

/** How many tasks come a second time, and how soon. */
export function RetestSettingsForm({ studyId, settings, onChanged }: RetestSettingsFormProps) {
  const [draft, setDraft] = useState({
    percent: String(Math.round((settings?.share ?? 0) * 1000) / 10),
    afterHours: String(settings?.afterHours ?? 24),
    afterTasks: String(settings?.afterTasks ?? 20),
    mostPerPerson: String(settings?.mostPerPerson ?? 20),
  });
  const saving = useAction(async () => {
    const share = numberOf(draft.percent) / 100;
    await setRetests({
      studyId,
      share,
      afterHours: numberOf(draft.afterHours),
      afterTasks: Math.round(numberOf(draft.afterTasks)),
      mostPerPerson: Math.round(numberOf(draft.mostPerPerson)),
    });
    onChanged();
    return share > 0 ? 'Saved.' : 'Saved. Nobody is given a task twice.';
  });
  const field = (name: keyof typeof draft, label: string, helperText?: string) => (
    <TextField
      size="small"
      label={label}
      helperText={helperText}
      value={draft[name]}
      onChange={(event) => setDraft({ ...draft, [name]: event.target.value })}
      slotProps={{ htmlInput: { inputMode: 'decimal' } }}
      sx={{ width: { xs: '100%', sm: 220 } }}
    />
  );
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void saving.run();
      }}
    >
      <Stack direction="row" useFlexGap spacing={2} sx={{ flexWrap: 'wrap', alignItems: 'start', my: 2 }}>
        {field('percent', 'Re-tests, % of tasks', 'Of each person; 0: none, at most 50')}
        {field('afterHours', 'Hours after the answer, at least')}
        {field('afterTasks', 'Tasks in between, at least')}
        {field('mostPerPerson', 'At most, a person')}
      </Stack>
      <Button type="submit" variant="outlined" disabled={saving.isBusy}>
        Save re-tests
      </Button>
    </form>
  );
}

function numberOf(text: string): number {
  const value = Number(text.trim().replace(',', '.'));
  return Number.isFinite(value) ? value : 0;
}
