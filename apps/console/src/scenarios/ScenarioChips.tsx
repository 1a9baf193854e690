import { Box, Chip, Tooltip } from '@mui/material';
import { SyntheticChip } from '../elements/StateChip.js';
import { REVIEW_STATES, ROUTINGS } from '../elements/words.js';
import type { ScenarioLine } from './scenario.queries.js';

export function ScenarioChips({
  scenario,
}: {
  scenario: Pick<ScenarioLine, 'synthetic' | 'withdrawnAt' | 'revealsVerdict' | 'reviewState' | 'routing'>;
}) {
  return (
    <Box sx={{ display: 'flex', gap: 0.5, flexWrap: 'wrap' }}>
      {scenario.synthetic && <SyntheticChip />}
      {scenario.withdrawnAt && <Chip size="small" color="error" variant="outlined" label="withdrawn" />}
      {scenario.reviewState === 'WAITING' && !scenario.withdrawnAt && (
        <Chip size="small" color="warning" variant="outlined" label={REVIEW_STATES.WAITING} />
      )}
      {scenario.reviewState === 'REJECTED' && (
        <Chip size="small" color="error" variant="outlined" label={REVIEW_STATES.REJECTED} />
      )}
      {scenario.routing && scenario.routing !== 'OK' && (
        <Chip size="small" color="warning" label={ROUTINGS[scenario.routing] ?? scenario.routing} />
      )}
      {scenario.revealsVerdict && (
        <Tooltip title="Something in the text may still point at the verdict: a person looks before it is used.">
          <Chip size="small" color="warning" variant="outlined" label="reveals the verdict" />
        </Tooltip>
      )}
    </Box>
  );
}
