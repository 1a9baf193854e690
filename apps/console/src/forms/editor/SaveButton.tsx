import {
  Alert,
  Box,
  Button,
  Dialog,
  DialogActions,
  DialogContent,
  DialogTitle,
  Typography,
} from '@mui/material';
import { useState } from 'react';
import { useRedirect } from 'react-admin';
import { counted } from '../../elements/format.js';
import { useAction } from '../../elements/useAction.js';
import { contentOf, definitionOf, type FormContent, type FormKind } from '../content/form-content.js';
import { addFormVersion, createForm, latestOf, renameForm } from '../form.queries.js';
import { ContentDifference } from '../view/ContentDifference.js';
import type { FormEditorProps } from './FormEditor.js';
import type { FormEditing } from './useFormEditor.js';

interface SaveButtonProps {
  readonly editing: FormEditing;
  readonly base: FormEditorProps['base'];
  readonly start: FormContent;
  readonly problems: readonly string[];
}

/** Saves a new form, or what changed as a new version once it has been looked over. */
export function SaveButton({ editing, base, start, problems }: SaveButtonProps) {
  const [isOpen, setOpen] = useState(false);
  const redirect = useRedirect();
  const { content, isChanged, forget } = editing;
  const { run, isBusy } = useAction(async () => {
    const id = base ? await saveVersion(base.form.id, start, content) : await createForm(inputOf(content));
    forget();
    redirect('show', 'forms', id);
    return base ? 'Saved.' : 'The form is there: make a study of it.';
  });
  const isReady = base === null || isChanged;
  return (
    <>
      <Button
        variant="contained"
        disabled={isBusy || !isReady}
        onClick={() => (base || problems.length > 0 ? setOpen(true) : void run())}
      >
        {base ? 'Save as a new version' : 'Save form'}
      </Button>
      <Dialog
        open={isOpen}
        onClose={() => setOpen(false)}
        fullWidth
        maxWidth="sm"
        aria-labelledby="save-form"
      >
        <DialogTitle id="save-form">{titleOf(base, problems)}</DialogTitle>
        <DialogContent>
          {problems.length > 0 ? (
            <Problems problems={problems} />
          ) : (
            base && <WhatChanges base={base} start={start} content={content} />
          )}
        </DialogContent>
        <DialogActions>
          <Button onClick={() => setOpen(false)}>Go on editing</Button>
          {problems.length === 0 && (
            <Button variant="contained" disabled={isBusy} onClick={() => void run()}>
              Save
            </Button>
          )}
        </DialogActions>
      </Dialog>
    </>
  );
}

function titleOf(base: FormEditorProps['base'], problems: readonly string[]): string {
  if (problems.length > 0) return 'Not ready to be saved';
  return base ? `Save as version ${latestOf(base.form).number + 1}` : 'Save';
}

function Problems({ problems }: { problems: readonly string[] }) {
  return (
    <Box component="ul" sx={{ m: 0, pl: 2.5 }}>
      {problems.map((problem) => (
        <li key={problem}>{problem}</li>
      ))}
    </Box>
  );
}

interface WhatChangesProps {
  readonly base: NonNullable<FormEditorProps['base']>;
  readonly start: FormContent;
  readonly content: FormContent;
}

function WhatChanges({ base: { form }, start, content }: WhatChangesProps) {
  const { kind, name } = form;
  const latest = contentOf(kind as FormKind, name, latestOf(form));
  return (
    <>
      {form.studyCount > 0 && (
        <Alert severity="info" sx={{ mb: 2 }}>
          {counted(form.studyCount, 'study stays', 'studies stay')} as{' '}
          {form.studyCount === 1 ? 'it is' : 'they are'}: on the version{' '}
          {form.studyCount === 1 ? 'it was' : 'each was'} made with. New studies can be made with the new one.
        </Alert>
      )}
      {content.name !== start.name && (
        <Typography gutterBottom>
          The form is called “{content.name}” from now on, in all its versions.
        </Typography>
      )}
      <Typography variant="h3" gutterBottom>
        What changes
      </Typography>
      <ContentDifference before={latest} after={content} />
    </>
  );
}

async function saveVersion(id: string, start: FormContent, content: FormContent): Promise<string> {
  const { name, ...version } = inputOf(content);
  if (name !== start.name) await renameForm(id, name);
  const { definition, guideline, examples } = version;
  // Content that is a version already adds none.
  await addFormVersion(id, { definition, guideline, examples });
  return id;
}

function inputOf(content: FormContent) {
  const { kind, name, guideline, examples } = content;
  return {
    name: name.trim(),
    kind,
    definition: definitionOf(content),
    guideline,
    examples: examples.map((example) => ({ ...example })),
  };
}
