import { Box, Typography } from '@mui/material';
import { Panel } from '../elements/Panel.js';
import { When } from '../elements/When.js';
import { MoralAnswer } from '../studies/MoralAnswer.js';
import { readAnswer } from '../studies/read-answer.js';
import { SurveyAnswerView } from '../studies/SurveyAnswerView.js';
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
            {read?.kind === 'moral_judgment' && <MoralAnswer answer={read} scenarioId={scenarioId} />}
            {read?.kind === 'survey' && <SurveyAnswerView answer={read} instrument={study.instrument} />}
            <Typography sx={{ mt: 0.5 }}>{reason || 'The reason quoted a deleted text.'}</Typography>
          </Box>
        );
      })}
    </Panel>
  );
}
