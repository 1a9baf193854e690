import { Box, Typography } from '@mui/material';
import { duration } from '../elements/format.js';
import { AnswerView } from './AnswerView.js';
import type { StudyRecord } from './study.queries.js';
import { readAnswer } from './read-answer.js';
import type { TaskJudgment } from './task.queries.js';

interface JudgmentLineProps {
  readonly judgment: TaskJudgment;
  readonly study: StudyRecord;
  /** The situation judged; null for a battery or an item. */
  readonly scenarioId: string | null;
}

/** One person's current answer, in words. */
export function JudgmentLine({ judgment, study, scenarioId }: JudgmentLineProps) {
  const answer = readAnswer(judgment.answer);
  return (
    <Box
      sx={{
        display: 'grid',
        gridTemplateColumns: { xs: '1fr', sm: '190px 1fr' },
        gap: { xs: 0.25, sm: 2 },
        mt: 1,
      }}
    >
      <Typography variant="body2" sx={{ color: 'text.secondary' }}>
        {judgment.person.displayName}
        {judgment.durationMs !== null && `, ${duration(judgment.durationMs / 1000)}`}
        {judgment.revision > 1 && `, revision ${judgment.revision}`}
        {judgment.excluded && ', excluded: does not count'}
      </Typography>
      <Box sx={{ minWidth: 0 }}>
        {answer ? (
          <AnswerView answer={answer} study={study} scenarioId={scenarioId} />
        ) : (
          'This answer cannot be read by this version of the console.'
        )}
      </Box>
    </Box>
  );
}
