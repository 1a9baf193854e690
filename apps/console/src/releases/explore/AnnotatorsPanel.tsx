import type { ReleaseSummary, SummaryAnnotator } from '@ethogram/core';
import { Box, Typography } from '@mui/material';
import { percent, whole } from '../../elements/format.js';
import { Panel } from '../../elements/Panel.js';
import { PlainTable } from '../../elements/PlainTable.js';

const LISTED = 100;

/** What each annotator gave and how often it was the verdict in the end; pseudonyms only. */
export function AnnotatorsPanel({ summary: { annotators } }: { summary: ReleaseSummary }) {
  const isCompared = annotators.some(({ compared }) => compared > 0);
  return (
    <Panel
      title="Annotators"
      hint={
        isCompared
          ? 'Pseudonyms. How often an answer is the verdict of its row, over rows with two judgments or more, with Wilson’s 95 % interval. Each answer is part of its verdict, so it is high with few judgments a row.'
          : 'Pseudonyms, and how many judgments of theirs are in the release.'
      }
    >
      <PlainTable
        label="Annotators"
        rows={annotators.slice(0, LISTED)}
        keyOf={({ annotator }) => annotator}
        columns={[
          { label: 'Pseudonym', render: ({ annotator }) => <span className="mono">{annotator}</span> },
          { label: 'Judgments', isNumber: true, render: ({ judgments }) => whole(judgments) },
          ...(isCompared
            ? [
                { label: 'As the verdict', isNumber: true, render: shareOf },
                {
                  label: '95 % interval',
                  width: 180,
                  render: (one: SummaryAnnotator) => <IntervalBar annotator={one} />,
                },
              ]
            : []),
        ]}
      />
      {annotators.length > LISTED && (
        <Typography variant="body2" sx={{ color: 'text.secondary', mt: 1 }}>
          And {whole(annotators.length - LISTED)} more with fewer judgments.
        </Typography>
      )}
    </Panel>
  );
}

function shareOf({ same, compared }: SummaryAnnotator): string {
  return compared > 0 ? percent(same / compared) : '–';
}

/** The interval on a line from 0 to 100 %, and in words. */
function IntervalBar({ annotator: { low, high, same, compared } }: { annotator: SummaryAnnotator }) {
  if (low === null || high === null) return <>–</>;
  const at = (share: number): string => `${100 * share}%`;
  return (
    <Box sx={{ minWidth: 150 }}>
      <Box aria-hidden sx={{ position: 'relative', height: 10, borderBottom: 1, borderColor: 'divider' }}>
        <Box
          sx={{
            position: 'absolute',
            insetInlineStart: at(low),
            width: at(high - low),
            top: 4,
            height: 3,
            borderRadius: 1,
            bgcolor: 'text.secondary',
          }}
        />
        <Box
          sx={{
            position: 'absolute',
            insetInlineStart: `calc(${at(same / compared)} - 4px)`,
            top: 1,
            width: 9,
            height: 9,
            borderRadius: '50%',
            bgcolor: 'primary.main',
          }}
        />
      </Box>
      <Box component="span" className="numbers" sx={{ fontSize: 13, color: 'text.secondary' }}>
        {percent(low)} to {percent(high)}
      </Box>
    </Box>
  );
}
