import type { FormPart } from '@ethogram/core';
import { Box, LinearProgress, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { BarList } from '../../elements/BarList.js';
import { ErrorNotice } from '../../elements/ErrorNotice.js';
import { counted, plain } from '../../elements/format.js';
import { Panel } from '../../elements/Panel.js';
import { SimulatedChip } from '../../elements/StateChip.js';
import { partsOfStudy } from '../study-form.js';
import type { StudyRecord } from '../study.queries.js';
import { barsOf, meanOf } from './part-bars.js';
import { fetchPartCounts, type PartCounts } from './part-counts.queries.js';

/** How the answers of a study spread, question by question. */
export function DistributionsPanel({ study }: { study: StudyRecord }) {
  const { data, error } = useQuery({
    queryKey: ['part-counts', study.id, study.doneCount],
    queryFn: () => fetchPartCounts(study.id),
    placeholderData: (earlier) => earlier,
  });
  const parts = partsOfStudy(study.form);
  const hasAnswers = data?.some(({ answered }) => answered > 0);
  return (
    <Panel
      title="Answers"
      actions={study.simulated && <SimulatedChip />}
      hint="All judgments together. Those of excluded people, training and attention checks do not count."
    >
      {error && <ErrorNotice error={error} />}
      {!data && !error && <LinearProgress aria-label="Loading" />}
      {data && !hasAnswers && (
        <Typography sx={{ color: 'text.secondary' }}>Nobody has answered yet.</Typography>
      )}
      {hasAnswers && (
        <Box
          sx={{ display: 'grid', gridTemplateColumns: { xs: '1fr', md: '1fr 1fr' }, columnGap: 4, rowGap: 3 }}
        >
          {parts.map((part) => (
            <Distribution
              key={part.id}
              part={part}
              counts={data?.find((own) => own.part === part.id) ?? { part: part.id, answered: 0, counts: [] }}
            />
          ))}
        </Box>
      )}
    </Panel>
  );
}

function Distribution({ part, counts: { answered, counts } }: { part: FormPart; counts: PartCounts }) {
  const bars = barsOf(part, counts);
  const mean = meanOf(part, counts);
  return (
    <Box sx={{ minWidth: 0 }}>
      <Typography variant="h3" sx={{ overflowWrap: 'anywhere' }}>
        {part.label}
      </Typography>
      <Typography variant="body2" sx={{ color: 'text.secondary', mb: 1 }}>
        {counted(answered, 'answer')}
        {mean !== null && `, mean ${plain(mean)}`}
        {part.kind === 'choices' && ', several each'}
      </Typography>
      {bars.length > 0 && answered > 0 && <BarList label={part.label} bars={bars} />}
      {part.kind === 'text' && answered > 0 && (
        <Typography variant="body2">In words: see the judgments below.</Typography>
      )}
    </Box>
  );
}
