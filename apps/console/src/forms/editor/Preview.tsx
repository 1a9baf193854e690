import { parseFormDefinition, type FormDefinition } from '@ethogram/core';
import { Alert, Card, Typography } from '@mui/material';
import { useState } from 'react';
import { definitionOf, type FormContent } from '../content/form-content.js';
import { ExampleCards } from '../view/ExampleCards.js';
import { GuidelineText } from '../view/GuidelineText.js';
import { MoralFormView } from '../view/MoralFormView.js';
import { FilledPreview } from './FilledPreview.js';

interface PreviewProps {
  readonly content: FormContent;
  readonly shows: 'questions' | 'guideline' | 'examples';
}

/** What people who answer the form see, beside what is being edited; below it on a phone. */
export function Preview({ content, shows }: PreviewProps) {
  return (
    <Card
      component="section"
      aria-label="Preview"
      // What is filled in here is no part of the form.
      data-own-undo
      sx={{
        p: { xs: 1.5, sm: 2 },
        minWidth: 0,
        position: { md: 'sticky' },
        top: { md: 64 },
        maxHeight: { md: 'calc(100vh - 80px)' },
        overflowY: { md: 'auto' },
      }}
    >
      <Typography variant="overline" component="h2" sx={{ color: 'text.secondary', lineHeight: 1.6 }}>
        {shows === 'questions' && content.kind === 'MORAL_JUDGMENT'
          ? 'What is asked'
          : 'As annotators see it'}
      </Typography>
      {shows === 'guideline' && <GuidelineText text={content.guideline} />}
      {shows === 'examples' && <ExampleCards examples={content.examples} />}
      {shows === 'questions' &&
        (content.kind === 'FORM' ? (
          <QuestionsPreview content={content} />
        ) : (
          <MoralFormView form={content.moral} />
        ))}
    </Card>
  );
}

/** The questions to be filled in; while something is wrong with them, as they last were without. */
function QuestionsPreview({ content }: { content: FormContent }) {
  const parsed = parseFormDefinition(definitionOf(content));
  const shown = useLastGood(parsed.ok ? parsed.definition : null);
  if (!shown)
    return <Typography sx={{ color: 'text.secondary' }}>The first question appears here.</Typography>;
  return (
    <>
      {!parsed.ok && (
        <Alert severity="warning" sx={{ mb: 1 }}>
          Something in the form is not right yet: shown as it last was without.
        </Alert>
      )}
      <FilledPreview definition={shown} />
    </>
  );
}

function useLastGood(definition: FormDefinition | null): FormDefinition | null {
  const [last, setLast] = useState(definition);
  const isNew = definition !== null && JSON.stringify(definition) !== JSON.stringify(last);
  if (isNew) setLast(definition);
  return isNew ? definition : last;
}
