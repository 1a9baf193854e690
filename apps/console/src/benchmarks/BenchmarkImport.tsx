import { Box, Link, TextField, Typography } from '@mui/material';
import { useState } from 'react';
import { Title, useNotify, useRedirect } from 'react-admin';
import { Link as RouterLink } from 'react-router-dom';
import { Command } from '../elements/Command.js';
import { FileButton } from '../elements/FileButton.js';
import { bytes } from '../elements/format.js';
import { Panel } from '../elements/Panel.js';
import { useAction } from '../elements/useAction.js';
import { importBenchmarks } from './benchmark.queries.js';

/** Below what the server reads in one request; larger files go through the command. */
const MOST_BYTES = 1024 * 1024;

export function BenchmarkImport() {
  const [model, setModel] = useState('');
  const notify = useNotify();
  const redirect = useRedirect();
  const { run, isBusy } = useAction(async (file: File) => {
    const text = await file.text();
    const named = model.trim() === '' ? {} : { model: model.trim() };
    const { id, isNew } = await importBenchmarks({ text, fileName: file.name, ...named });
    redirect('show', 'benchmarks', id);
    return isNew ? 'Imported.' : 'This file was imported before; nothing was changed.';
  });
  const take = (file: File | undefined) => {
    if (!file) return;
    if (file.size > MOST_BYTES)
      return notify(`${file.name} has ${bytes(file.size)}; the command takes files of any size.`, {
        type: 'error',
      });
    void run(file);
  };
  return (
    <Box component="article" sx={{ mt: { xs: 1, sm: 2 } }}>
      <Title title="Import benchmarks" />
      <Link component={RouterLink} to="/benchmarks" variant="body2">
        Benchmarks
      </Link>
      <Typography variant="h1" gutterBottom>
        Import benchmarks
      </Typography>
      <Panel
        title="A results file"
        hint="results_….json of lm-evaluation-harness, as its --output_path writes it. The same file again changes nothing."
      >
        <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 2, alignItems: 'flex-start', mb: 2 }}>
          <TextField
            label="Model"
            size="small"
            value={model}
            onChange={({ target }) => setModel(target.value)}
            helperText="The name it is served under; empty: what the file says."
            sx={{ minWidth: 260, flex: { xs: '1 1 100%', sm: '0 1 auto' } }}
          />
          <FileButton label="Results file" onFile={take} isBusy={isBusy} />
        </Box>
        <Typography variant="body2" sx={{ color: 'text.secondary', mb: 0.5 }}>
          The same in a terminal:
        </Typography>
        <Command text="npx ethogram import-benchmarks FILE --model NAME" />
      </Panel>
    </Box>
  );
}
