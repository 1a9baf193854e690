import { Button, MenuItem, Stack, TextField } from '@mui/material';
import { useState } from 'react';
import { useAction } from '../../elements/useAction.js';
import { setSuggestions, type StudySuggestions } from './suggestion.queries.js';

interface SuggestionSettingsFormProps {
  readonly studyId: string;
  readonly suggestions: StudySuggestions;
  readonly onChanged: () => void;
}

/** Whose answers are shown, and after how many first answers. */
export function SuggestionSettingsForm({ studyId, suggestions, onChanged }: SuggestionSettingsFormProps) {
  const { settings, models } = suggestions;
  const [model, setModel] = useState(settings?.model ?? models[0]?.model ?? '');
  const [percent, setPercent] = useState(String(Math.round((settings?.share ?? 0) * 1000) / 10));
  const saving = useAction(async () => {
    const share = Number(percent.trim().replace(',', '.')) / 100;
    await setSuggestions(studyId, Number.isFinite(share) ? share : 0, model);
    onChanged();
    return share > 0 ? 'Saved. It holds for answers from now on.' : 'Saved. Nothing is shown.';
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void saving.run();
      }}
    >
      <Stack direction="row" useFlexGap spacing={2} sx={{ flexWrap: 'wrap', alignItems: 'start', my: 2 }}>
        <TextField
          select
          size="small"
          label="Model"
          value={model}
          onChange={(event) => setModel(event.target.value)}
          sx={{ width: { xs: '100%', sm: 220 } }}
        >
          {models.map(({ model: name }) => (
            <MenuItem key={name} value={name}>
              {name}
            </MenuItem>
          ))}
        </TextField>
        <TextField
          size="small"
          label="Shown after, % of first answers"
          helperText="0: nothing is shown; 50 compares best"
          value={percent}
          onChange={(event) => setPercent(event.target.value)}
          slotProps={{ htmlInput: { inputMode: 'decimal' } }}
          sx={{ width: { xs: '100%', sm: 260 } }}
        />
        <Button type="submit" variant="outlined" disabled={saving.isBusy}>
          Save
        </Button>
      </Stack>
    </form>
  );
}
