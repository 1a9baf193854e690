import { Box, Chip, Tooltip } from '@mui/material';
import { SyntheticChip } from '../elements/StateChip.js';
import type { ScenarioLine } from './scenario.queries.js';

export function ScenarioChips({
  scenario,
}: {
  scenario: Pick<ScenarioLine, 'synthetic' | 'withdrawnAt' | 'revealsVerdict'>;
}) {
  return (
    <Box sx={{ display: 'flex', gap: 0.5, flexWrap: 'wrap' }}>
      {scenario.synthetic && <SyntheticChip />}
      {scenario.withdrawnAt && <Chip size="small" color="error" variant="outlined" label="withdrawn" />}
      {scenario.revealsVerdict && (
        <Tooltip title="Something in the text still points at the verdict: it is left out of studies.">
          <Chip size="small" color="warning" variant="outlined" label="reveals the verdict" />
        </Tooltip>
      )}
    </Box>
  );
}
