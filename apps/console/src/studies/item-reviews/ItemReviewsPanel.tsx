import { ITEM_REVIEW_PARTS } from '@ethogram/core';
import { Box, Button, LinearProgress, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { ErrorNotice } from '../../elements/ErrorNotice.js';
import { counted } from '../../elements/format.js';
import { Panel } from '../../elements/Panel.js';
import { SimulatedChip } from '../../elements/StateChip.js';
import { saveFile, toCsv } from '../participation/csv.js';
import { partsOfStudy } from '../study-form.js';
import type { StudyRecord } from '../study.queries.js';
import { DecisionBars } from './DecisionBars.js';
import { fetchItemReviews, type ItemReview } from './item-review.queries.js';
import { csvRows, decisionsByValue } from './review-rows.js';
import { ReviewTable } from './ReviewTable.js';

/** Whether the people of a study review the statements of an instrument. */
export function reviewsItems({ kind, instrumentId, form }: StudyRecord): boolean {
  const { fit, decision } = ITEM_REVIEW_PARTS;
  const ids = new Set(partsOfStudy(form).map(({ id }) => id));
  return kind === 'FORM' && instrumentId !== null && (ids.has(fit) || ids.has(decision));
}

/** What came of reviewing the statements of an instrument, statement by statement. */
export function ItemReviewsPanel({ study }: { study: StudyRecord }) {
  const { data: reviews, error } = useQuery({
    queryKey: ['item-reviews', study.id, study.doneCount],
    queryFn: () => fetchItemReviews(study.id),
    placeholderData: (earlier) => earlier,
  });
  return (
    <Panel
      title="Reviews of the statements"
      hint="Fit is the mean of the ratings, with its 95 % interval by resampling judgments. Judgments of excluded people, training and attention checks do not count."
      actions={
        <>
          {study.simulated && <SimulatedChip />}
          {reviews && (
            <Button size="small" onClick={() => saveFile(`reviews-${study.id}.csv`, toCsv(csvRows(reviews)))}>
              Download CSV
            </Button>
          )}
        </>
      }
    >
      {error && <ErrorNotice error={error} />}
      {!reviews && !error && <LinearProgress aria-label="Loading" />}
      {reviews && <Reviews reviews={reviews} form={study.form} />}
    </Panel>
  );
}

function Reviews({ reviews, form }: { reviews: readonly ItemReview[]; form: unknown }) {
  const judged = reviews.filter(({ judgments }) => judgments > 0);
  const byValue = decisionsByValue(judged);
  if (judged.length === 0)
    return <Typography sx={{ color: 'text.secondary' }}>Nobody has reviewed a statement yet.</Typography>;
  return (
    <>
      {judged.length < reviews.length && (
        <Typography variant="body2" sx={{ mb: 1.5 }}>
          {counted(reviews.length - judged.length, 'statement')} still without a review.
        </Typography>
      )}
      {byValue.some(({ keep, reword, drop }) => keep + reword + drop > 0) && (
        <Box sx={{ mb: 3 }}>
          <DecisionBars rows={byValue} />
        </Box>
      )}
      <ReviewTable reviews={reviews} form={form} />
    </>
  );
}
