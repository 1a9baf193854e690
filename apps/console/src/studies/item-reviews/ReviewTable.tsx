import { ITEM_REVIEW_PARTS } from '@ethogram/core';
import {
  Box,
  Table,
  TableBody,
  TableCell,
  TableHead,
  TablePagination,
  TableRow,
  TableSortLabel,
  Typography,
} from '@mui/material';
import { useState } from 'react';
import { plain } from '../../elements/format.js';
import { optionsOf } from '../../forms/content/option-edits.js';
import { partsOfStudy } from '../study-form.js';
import type { ItemReview } from './item-review.queries.js';
import { type ReviewSort, sortedReviews, valueLabel } from './review-rows.js';

const COLUMNS: readonly { key: ReviewSort; label: string; isNumber?: boolean }[] = [
  { key: 'item', label: 'Statement' },
  { key: 'value', label: 'Value' },
  { key: 'fit', label: 'Fit', isNumber: true },
  { key: 'keep', label: 'Keep', isNumber: true },
  { key: 'reword', label: 'Reword', isNumber: true },
  { key: 'drop', label: 'Drop', isNumber: true },
  { key: 'remarks', label: 'What was said' },
];
const PAGE = 25;

interface ReviewTableProps {
  readonly reviews: readonly ItemReview[];
  /** The form of the study, for the words of its options. */
  readonly form: unknown;
}

/** A line a statement; the columns sort. */
export function ReviewTable({ reviews, form }: ReviewTableProps) {
  const [sort, setSort] = useState<{ by: ReviewSort; isDescending: boolean }>({
    by: 'fit',
    isDescending: false,
  });
  const [page, setPage] = useState(0);
  const rows = sortedReviews(reviews, sort.by, sort.isDescending);
  const words = optionWords(form, ITEM_REVIEW_PARTS.wording);
  const sortBy = (by: ReviewSort) => {
    setSort({ by, isDescending: sort.by === by && !sort.isDescending });
    setPage(0);
  };
  return (
    <>
      <Box sx={{ overflowX: 'auto', mx: -1 }} tabIndex={0} role="group" aria-label="Reviews by statement">
        <Table size="small" aria-label="Reviews by statement">
          <TableHead>
            <TableRow>
              {COLUMNS.map(({ key, label, isNumber }) => (
                <TableCell
                  key={key}
                  align={isNumber ? 'right' : 'left'}
                  sortDirection={sort.by === key && (sort.isDescending ? 'desc' : 'asc')}
                >
                  <TableSortLabel
                    active={sort.by === key}
                    direction={sort.by === key && sort.isDescending ? 'desc' : 'asc'}
                    onClick={() => sortBy(key)}
                  >
                    {label}
                  </TableSortLabel>
                </TableCell>
              ))}
            </TableRow>
          </TableHead>
          <TableBody>
            {rows.slice(page * PAGE, (page + 1) * PAGE).map((review) => (
              <ReviewLine key={review.item.id} review={review} words={words} />
            ))}
          </TableBody>
        </Table>
      </Box>
      {rows.length > PAGE && (
        <TablePagination
          component="div"
          count={rows.length}
          page={page}
          rowsPerPage={PAGE}
          rowsPerPageOptions={[PAGE]}
          onPageChange={(_event, next) => setPage(next)}
        />
      )}
    </>
  );
}

type Words = ReadonlyMap<string, string>;

function ReviewLine({ review, words }: { review: ItemReview; words: Words }) {
  const { item, judgments, keep, reword, drop } = review;
  const number = (count: number) => (judgments === 0 ? '–' : count);
  return (
    <TableRow sx={{ '& td': { verticalAlign: 'top' } }}>
      <TableCell sx={{ minWidth: 220 }}>
        {item.text}{' '}
        <Typography component="span" variant="body2" sx={{ color: 'text.secondary', whiteSpace: 'nowrap' }}>
          {item.keyed === 'REVERSE' && 'reversed'}
        </Typography>
      </TableCell>
      <TableCell>{valueLabel(item.value)}</TableCell>
      <TableCell align="right" className="numbers" sx={{ whiteSpace: 'nowrap' }}>
        <Fit review={review} />
      </TableCell>
      {[keep, reword, drop].map((count, at) => (
        <TableCell key={at} align="right" className="numbers">
          {number(count)}
        </TableCell>
      ))}
      <TableCell sx={{ minWidth: 240 }}>
        <Remarks review={review} words={words} />
      </TableCell>
    </TableRow>
  );
}

function Fit({ review: { fit, fitLow, fitHigh } }: { review: ItemReview }) {
  if (fit === null) return '–';
  return (
    <>
      <b>{plain(fit, 1)}</b>
      {fitLow !== null && fitHigh !== null && (
        <Typography component="span" variant="body2" sx={{ color: 'text.secondary', display: 'block' }}>
          {plain(fitLow, 1)} to {plain(fitHigh, 1)}
        </Typography>
      )}
    </>
  );
}

function Remarks({ review, words }: { review: ItemReview; words: Words }) {
  const { wording, otherValues, newWordings, comments } = review;
  const counts = [
    ...wording.map(({ option, count }) => `${words.get(option) ?? option} ${count}`),
    ...otherValues.map(({ option, count }) => `rather ${valueLabel(option)} ${count}`),
  ];
  const texts = [
    ...newWordings.map((text) => ({ what: 'Reworded', text })),
    ...comments.map((text) => ({ what: 'Comment', text })),
  ];
  return (
    <>
      <Typography variant="body2">{counts.join(' · ') || '–'}</Typography>
      {texts.length > 0 && (
        <Box component="details">
          <Box component="summary" sx={{ cursor: 'pointer', fontSize: 13, color: 'text.secondary' }}>
            {texts.length} in words
          </Box>
          <Box component="ul" sx={{ m: 0, pl: 2, fontSize: 13 }}>
            {texts.map(({ what, text }, at) => (
              <li key={at} dir="auto">
                {what}: “{text}”
              </li>
            ))}
          </Box>
        </Box>
      )}
    </>
  );
}

function optionWords(form: unknown, partId: string): Words {
  const part = partsOfStudy(form).find(({ id }) => id === partId);
  return new Map((part && optionsOf(part))?.map(({ id, label }) => [id, label]));
}
