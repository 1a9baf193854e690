import { LinearProgress, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { Title } from 'react-admin';
import { useSearchParams } from 'react-router-dom';
import { ErrorNotice } from '../elements/ErrorNotice.js';
import { contentOf, emptyContent, type FormContent, type FormKind } from './content/form-content.js';
import { FormEditor } from './editor/FormEditor.js';
import { PresetGrid } from './PresetGrid.js';
import { fetchPresets, type FormPreset } from './form.queries.js';

/** A new form: first what to start from, then the editor. What it began from is in the address. */
export function FormCreate() {
  const [params] = useSearchParams();
  const from = params.get('from');
  const { data: presets, error } = useQuery({
    queryKey: ['form-presets'],
    queryFn: fetchPresets,
    staleTime: Infinity,
  });
  if (error) return <ErrorNotice error={error} />;
  if (!presets) return <LinearProgress aria-label="Loading" sx={{ mt: 4 }} />;
  const start = startOf(from, presets);
  if (from !== null && start)
    return <FormEditor key={from} start={start} base={null} draftName={`new:${from}`} />;
  return (
    <>
      <Title title="New form" />
      <Typography variant="h1" sx={{ mt: { xs: 1, sm: 2 }, mb: 0.5 }}>
        New form
      </Typography>
      <Typography sx={{ color: 'text.secondary', mb: 2 }}>What do you want to start from?</Typography>
      <PresetGrid presets={presets} />
    </>
  );
}

function startOf(from: string | null, presets: readonly FormPreset[]): FormContent | null {
  if (from === 'FORM' || from === 'MORAL_JUDGMENT') return emptyContent(from);
  const preset = presets.find(({ key }) => key === from);
  return preset ? contentOf(preset.kind as FormKind, preset.name, preset) : null;
}
