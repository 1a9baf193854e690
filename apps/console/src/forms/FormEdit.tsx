import { LinearProgress } from '@mui/material';
import { useGetOne } from 'react-admin';
import { useParams } from 'react-router-dom';
import { ErrorNotice } from '../elements/ErrorNotice.js';
import { contentOf, type FormKind } from './content/form-content.js';
import { FormEditor } from './editor/FormEditor.js';
import { type FormRecord, latestOf } from './form.queries.js';

/** The newest version of a form in the editor. */
export function FormEdit() {
  const { id = '' } = useParams();
  const { data: form, error, refetch } = useGetOne<FormRecord>('forms', { id, meta: { isWhole: true } });
  if (error && !form) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  if (!form) return <LinearProgress aria-label="Loading" sx={{ mt: 4 }} />;
  const version = latestOf(form);
  return (
    <FormEditor
      // Somebody else's newer version does not take what is being edited from under the hands.
      key={form.id}
      start={contentOf(form.kind as FormKind, form.name, version)}
      base={{ form, version }}
      draftName={form.id}
    />
  );
}
