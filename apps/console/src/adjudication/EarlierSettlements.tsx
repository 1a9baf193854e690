import { Box, Typography } from '@mui/material';
import { Panel } from '../elements/Panel.js';
import { When } from '../elements/When.js';
import { AnswerView } from '../studies/AnswerView.js';
import { readAnswer } from '../studies/read-answer.js';
import type { AdjudicatedStudy, DisputedTask } from './adjudication.queries.js';

interface EarlierSettlementsProps {
  readonly revisions: DisputedTask['revisions'];
  readonly study: AdjudicatedStudy;
  readonly scenarioId: string | null;
}

/** How it was settled before, newest first. Nothing is ever taken away. */
export function EarlierSettlements({ revisions, study, scenarioId }: EarlierSettlementsProps) {
  if (revisions.length === 0) return null;
  return (
    <Panel title="Settled before">
      {revisions.map(({ id, revision, answer, reason, createdAt }) => {
        const read = readAnswer(answer);
        return (
          <Box key={id} sx={{ mb: 2 }}>
            <Typography variant="body2" sx={{ color: 'text.secondary' }}>
              Revision {revision}, <When at={createdAt} />
            </Typography>
            {read && <AnswerView answer={read} study={study} scenarioId={scenarioId} />}
            <Typography sx={{ mt: 0.5 }}>{reason || 'The reason quoted a deleted text.'}</Typography>
          </Box>
        );
      })}
    </Panel>
  );
}
