import type { JudgmentAnswer } from '@ethogram/core';
import { Box, Button, Card, Typography } from '@mui/material';
import { AnswerView } from '../studies/AnswerView.js';
import type { AdjudicatedStudy } from './adjudication.queries.js';

interface AnswerCardsProps {
  readonly answers: readonly { readonly letter: string; readonly answer: JudgmentAnswer }[];
  readonly chosen: string | null;
  readonly study: AdjudicatedStudy;
  readonly scenarioId: string | null;
  readonly onTake: (letter: string) => void;
}

/** What was said, side by side, by letters in an order that says nothing about who. */
export function AnswerCards({ answers, chosen, study, scenarioId, onTake }: AnswerCardsProps) {
  return (
    <Box
      component="section"
      aria-label="Answers"
      sx={{
        display: 'grid',
        gap: 2,
        mb: 2,
        gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 280px), 1fr))',
      }}
    >
      {answers.map(({ letter, answer }) => (
        <Card
          key={letter}
          component="article"
          aria-label={`Answer ${letter}`}
          sx={{
            p: 2,
            outline: letter === chosen ? 2 : 0,
            outlineStyle: 'solid',
            outlineColor: 'primary.main',
          }}
        >
          <Box sx={{ display: 'flex', justifyContent: 'space-between', mb: 1 }}>
            <Typography variant="h3">{letter}</Typography>
            <Button size="small" aria-pressed={letter === chosen} onClick={() => onTake(letter)}>
              Start from {letter}
            </Button>
          </Box>
          <AnswerView answer={answer} study={study} scenarioId={scenarioId} />
        </Card>
      ))}
    </Box>
  );
}
