import { Alert, Box, Button, Stack, TextField, Typography } from '@mui/material';
import { useRef, useState } from 'react';
import { counted } from '../../elements/format.js';
import { useAction } from '../../elements/useAction.js';
import { type ImportedSuggestions, importSuggestions } from './suggestion.queries.js';

/** Bad lines written out; a file with more has one mistake in all of them. */
const MOST_SHOWN = 100;

interface ImportSuggestionsProps {
  readonly studyId: string;
  readonly onChanged: () => void;
}

/** Brings a file of JSON Lines in and says which lines were not taken, and why. */
export function ImportSuggestions({ studyId, onChanged }: ImportSuggestionsProps) {
  const [model, setModel] = useState('');
  const [revision, setRevision] = useState('');
  const [result, setResult] = useState<ImportedSuggestions | null>(null);
  const file = useRef<HTMLInputElement>(null);
  const importing = useAction(async (chosen: File) => {
    setResult(null);
    setResult(await importSuggestions(studyId, await chosen.text(), { model, revision }));
    onChanged();
  });
  return (
    <Box sx={{ my: 2 }}>
      <Stack direction="row" useFlexGap spacing={2} sx={{ flexWrap: 'wrap', alignItems: 'start' }}>
        <TextField
          size="small"
          label="Model of the file"
          helperText="Where the lines do not name it"
          value={model}
          onChange={(event) => setModel(event.target.value)}
          sx={{ width: { xs: '100%', sm: 220 } }}
        />
        <TextField
          size="small"
          label="State of the model"
          helperText="For example a commit or a date"
          value={revision}
          onChange={(event) => setRevision(event.target.value)}
          sx={{ width: { xs: '100%', sm: 220 } }}
        />
        <Button variant="outlined" disabled={importing.isBusy} onClick={() => file.current?.click()}>
          {importing.isBusy ? 'Bringing in …' : 'Bring a file in'}
        </Button>
        <input
          ref={file}
          type="file"
          accept=".jsonl,.ndjson,.json,.txt"
          aria-label="File of suggestions"
          hidden
          onChange={({ currentTarget }) => {
            const chosen = currentTarget.files?.[0];
            currentTarget.value = '';
            if (chosen) void importing.run(chosen);
          }}
        />
      </Stack>
      {result && <Result result={result} />}
    </Box>
  );
}

function Result({ result: { stored, unchanged, problems } }: { result: ImportedSuggestions }) {
  const known = unchanged > 0 ? ` ${counted(unchanged, 'answer')} were here already.` : '';
  return (
    <Alert severity={problems.length > 0 ? 'warning' : 'success'} sx={{ mt: 2 }}>
      <Typography variant="body2">
        {`${counted(stored, 'answer')} brought in.${known}`}
        {problems.length > 0 && ` ${counted(problems.length, 'line')} not taken:`}
      </Typography>
      {problems.length > 0 && (
        <Box component="ul" tabIndex={0} sx={{ m: 0, pl: 2.5, maxHeight: 240, overflowY: 'auto' }}>
          {problems.slice(0, MOST_SHOWN).map(({ line, problem }) => (
            <li key={line}>
              Line {line}: {problem}
            </li>
          ))}
          {problems.length > MOST_SHOWN && <li>and {counted(problems.length - MOST_SHOWN, 'more line')}.</li>}
        </Box>
      )}
    </Alert>
  );
}
