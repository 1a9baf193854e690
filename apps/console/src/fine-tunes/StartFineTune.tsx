import {
  Box,
  Button,
  Dialog,
  DialogActions,
  DialogContent,
  DialogContentText,
  DialogTitle,
  TextField,
} from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useRedirect } from 'react-admin';
import { Disclosure } from '../elements/Disclosure.js';
import { ErrorNotice } from '../elements/ErrorNotice.js';
import { useAction } from '../elements/useAction.js';
import { fetchDefaultHyperparameters, startFineTune } from './fine-tune.queries.js';
import {
  FIELDS,
  type FieldPath,
  fieldProblem,
  type FieldTexts,
  fieldTexts,
  overridesOf,
} from './hyperparameter-fields.js';

export interface StartFineTuneProps {
  readonly trainingSet: { readonly id: string; readonly name: string; readonly seed: number };
  readonly onClose: () => void;
}

/** Asks how to train before a training that may take hours is started; the defaults do. */
export function StartFineTune({ trainingSet, onClose }: StartFineTuneProps) {
  const defaults = useQuery({
    queryKey: ['default-hyperparameters', trainingSet.id],
    queryFn: () => fetchDefaultHyperparameters(trainingSet.id),
  });
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="sm" aria-labelledby="start-fine-tune">
      <DialogTitle id="start-fine-tune">Fine-tune</DialogTitle>
      {defaults.error && (
        <DialogContent>
          <ErrorNotice error={defaults.error} />
        </DialogContent>
      )}
      {defaults.data !== undefined && (
        <Settings trainingSet={trainingSet} defaults={defaults.data} onClose={onClose} />
      )}
    </Dialog>
  );
}

function Settings({ trainingSet, defaults, onClose }: StartFineTuneProps & { readonly defaults: unknown }) {
  const redirect = useRedirect();
  const [name, setName] = useState(trainingSet.name);
  const [seed, setSeed] = useState(String(trainingSet.seed));
  const [texts, setTexts] = useState<FieldTexts>(() => fieldTexts(defaults));
  const isSeed = /^\d{1,9}$/.test(seed);
  const isComplete =
    name.trim() !== '' && isSeed && FIELDS.every(({ path }) => fieldProblem(path, texts[path]) === null);
  const { run, isBusy } = useAction(async () => {
    const hyperparameters = overridesOf(texts, defaults);
    const input = { name: name.trim(), trainingSetId: trainingSet.id, seed: Number(seed) };
    const id = await startFineTune(hyperparameters ? { ...input, hyperparameters } : input);
    redirect('show', 'fine-tunes', id);
  });
  return (
    <Box
      component="form"
      // The buttons stay in sight while the fields scroll.
      sx={{ display: 'flex', flexDirection: 'column', minHeight: 0 }}
      onSubmit={(event) => {
        event.preventDefault();
        if (isComplete) void run();
      }}
    >
      <DialogContent>
        <DialogContentText sx={{ mb: 2 }}>
          The same training set, settings and seed train the same adapter.
        </DialogContentText>
        <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: { xs: '1fr', sm: '2fr 1fr' }, mb: 2 }}>
          <TextField
            label="Name"
            value={name}
            onChange={({ target }) => setName(target.value)}
            slotProps={{ htmlInput: { maxLength: 200 } }}
          />
          <TextField
            label="Seed"
            value={seed}
            onChange={({ target }) => setSeed(target.value)}
            error={!isSeed}
            helperText={isSeed ? '' : 'A whole number from 0.'}
          />
        </Box>
        <Disclosure summary="Hyperparameters">
          <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr' }, mt: 2 }}>
            {FIELDS.map(({ path, label, help }) => (
              <NumberField
                key={path}
                {...{ path, label, help }}
                text={texts[path]}
                onChange={(text) => setTexts((before) => ({ ...before, [path]: text }))}
              />
            ))}
          </Box>
        </Disclosure>
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>Go back</Button>
        <Button type="submit" variant="contained" disabled={!isComplete || isBusy}>
          Start training
        </Button>
      </DialogActions>
    </Box>
  );
}

interface NumberFieldProps {
  readonly path: FieldPath;
  readonly label: string;
  readonly help: string;
  readonly text: string;
  readonly onChange: (text: string) => void;
}

function NumberField({ path, label, help, text, onChange }: NumberFieldProps) {
  const problem = fieldProblem(path, text);
  return (
    <TextField
      label={label}
      value={text}
      error={problem !== null}
      helperText={problem ?? help}
      onChange={({ target }) => onChange(target.value)}
      slotProps={{ htmlInput: { inputMode: 'decimal' } }}
    />
  );
}
