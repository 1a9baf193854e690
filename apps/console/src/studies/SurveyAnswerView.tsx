import type { SurveyAnswer } from '@ethogram/core';
import { Box } from '@mui/material';
import type { StudyRecord } from './study.queries.js';

/** The ratings in a line; with the statements they are about when opened. */
export function SurveyAnswerView({
  answer,
  instrument,
}: {
  answer: SurveyAnswer;
  instrument: StudyRecord['instrument'];
}) {
  const texts = new Map((instrument?.items ?? []).map(({ id, text }) => [id, text]));
  return (
    <Box component="details">
      <Box component="summary" className="numbers" sx={{ cursor: 'pointer' }}>
        {answer.ratings.map(({ rating }) => rating).join('  ')}
      </Box>
      <Box component="ul" sx={{ pl: 2, my: 0.5, listStyle: 'none' }}>
        {answer.ratings.map(({ itemId, rating }) => (
          <li key={itemId}>
            <b>{rating}</b> {texts.get(itemId) ?? itemId}
          </li>
        ))}
      </Box>
    </Box>
  );
}
