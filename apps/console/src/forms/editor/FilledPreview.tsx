import type { FormDefinition } from '@ethogram/core';
import {
  answerOfParts,
  ENGLISH_FORM_TEXTS,
  FormParts,
  type PartAnswers,
  type PartProblem,
  partProblems,
} from '@ethogram/web';
import { Box, Button, TextField, Typography } from '@mui/material';
import { useState } from 'react';
import { counted } from '../../elements/format.js';
import { fittingAnswers } from '../content/fitting-answers.js';
import '@ethogram/web/spans.css';
import '@ethogram/web/form.css';

const SAMPLE_TEXT =
  'My neighbour asked me to water her plants while she was away. I forgot for a week and half of them died. I bought new ones and have not told her.';

/** The form as the annotator app shows it, with the answer it gives so far. Nothing is stored. */
export function FilledPreview({ definition }: { definition: FormDefinition }) {
  const [parts, setParts] = usePreviewAnswers(definition);
  const [text, setText] = useState(SAMPLE_TEXT);
  const [isChecked, setChecked] = useState(false);
  const hasPassages = definition.parts.some(({ kind }) => kind === 'span');
  const problems = isChecked ? partProblems(definition, parts, text, ENGLISH_FORM_TEXTS) : [];
  return (
    <Box sx={{ mx: { xs: -0.5, sm: -1 } }}>
      {hasPassages && (
        <Box sx={{ mx: 1, mt: 1, mb: 2 }}>
          <TextField
            size="small"
            fullWidth
            multiline
            maxRows={4}
            label="A text to try it with"
            value={text}
            onChange={({ target }) => {
              setText(target.value);
              setParts(() => ({})); // Passages stand in the text they were marked in.
            }}
          />
        </Box>
      )}
      <FormParts
        definition={definition}
        text={hasPassages ? text : ''}
        parts={parts}
        onChange={setParts}
        pairSeed="preview"
        problems={problems}
        texts={ENGLISH_FORM_TEXTS}
      />
      <Checking
        isChecked={isChecked}
        problems={problems}
        onCheck={() => setChecked(true)}
        onReset={() => {
          setParts(() => ({}));
          setChecked(false);
        }}
      />
      <StoredAnswer answer={answerOfParts(definition, parts)} />
    </Box>
  );
}

type Change = (change: (parts: PartAnswers) => PartAnswers) => void;

/** Answers that follow the form while it is edited beside them. */
function usePreviewAnswers(definition: FormDefinition): [PartAnswers, Change] {
  const [filled, setFilled] = useState({ definition, parts: {} as PartAnswers });
  const isSame = filled.definition === definition;
  const parts = isSame ? filled.parts : fittingAnswers(filled.definition, definition, filled.parts);
  if (!isSame) setFilled({ definition, parts });
  return [parts, (change) => setFilled((now) => ({ ...now, parts: change(now.parts) }))];
}

interface CheckingProps {
  readonly isChecked: boolean;
  readonly problems: readonly PartProblem[];
  readonly onCheck: () => void;
  readonly onReset: () => void;
}

function Checking({ isChecked, problems, onCheck, onReset }: CheckingProps) {
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center', mt: 1.5, mx: 1 }}>
      <Button size="small" variant="outlined" onClick={onCheck}>
        Check the answer
      </Button>
      <Button size="small" onClick={onReset}>
        Start again
      </Button>
      <Typography role="status" variant="body2">
        {isChecked && (problems.length === 0 ? 'Complete: it could be saved.' : leftWords(problems.length))}
      </Typography>
    </Box>
  );
}

function leftWords(count: number): string {
  return `${counted(count, 'question')} left to answer.`;
}

function StoredAnswer({ answer }: { answer: unknown }) {
  return (
    <Box component="details" open sx={{ mt: 1, mx: 1 }}>
      <Box component="summary" sx={{ cursor: 'pointer', color: 'text.secondary', fontSize: 14 }}>
        The answer it would give
      </Box>
      <Box
        component="pre"
        className="json mono"
        tabIndex={0}
        aria-label="The answer as JSON"
        sx={{ bgcolor: 'action.hover', borderRadius: 1, mt: 1 }}
      >
        {JSON.stringify(answer, null, 2)}
      </Box>
    </Box>
  );
}
