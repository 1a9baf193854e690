import { type FormAnswer, type FormPart, type LabelledSpan, partSummary } from '@ethogram/core';
import { Box } from '@mui/material';
import { optionsOf } from '../forms/content/option-edits.js';
import { EvidenceList, type NamedSpan } from './EvidenceList.js';
import { partsOfStudy } from './study-form.js';

interface FormAnswerViewProps {
  readonly answer: FormAnswer;
  /** The form of the study. */
  readonly form: unknown;
  /** The situation; null for an item, or once it is gone. */
  readonly scenarioId: string | null;
}

/** What was answered, question by question; those that were not asked or left out are not there. */
export function FormAnswerView({ answer, form, scenarioId }: FormAnswerViewProps) {
  const answered = partsOfStudy(form).filter(({ id }) => Object.hasOwn(answer.parts, id));
  return (
    <Box component="dl" sx={{ m: 0, display: 'grid', gap: 0.5, maxWidth: '80ch', fontSize: 14 }}>
      {answered.map((part) => (
        <Box key={part.id}>
          <Box component="dt" sx={{ display: 'inline', color: 'text.secondary' }}>
            {part.label}{' '}
          </Box>
          <Box component="dd" dir="auto" sx={{ display: 'inline', m: 0, overflowWrap: 'anywhere' }}>
            {part.kind === 'span' ? (
              <EvidenceList spans={passagesOf(answer, part)} scenarioId={scenarioId} />
            ) : (
              partSummary(part, answer.parts[part.id])
            )}
          </Box>
        </Box>
      ))}
      {answered.length === 0 && 'Nothing that this form asks.'}
    </Box>
  );
}

function passagesOf({ parts }: FormAnswer, part: FormPart): NamedSpan[] {
  const labels = new Map(optionsOf(part)?.map(({ id, label }) => [id, label]));
  const passages = parts[part.id] as readonly LabelledSpan[];
  return passages.map((passage) => ({ ...passage, name: labels.get(passage.label) ?? passage.label }));
}
