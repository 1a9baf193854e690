import { Box, Typography } from '@mui/material';
import { plain } from '../elements/format.js';
import { Panel } from '../elements/Panel.js';
import { suiteLabel } from '../runs/suite-words.js';
import { PARTS, type ReportContent } from './report-content.js';

/** How much more the target moved than the rest. */
export function SelectivityPanel({ content }: { content: ReportContent }) {
  return (
    <Panel
      title="Selectivity"
      hint="Shift of the target value ÷ mean size of the shifts of all others. Beyond ±1 the target moved more than the rest did; the sign is that of its shift. It is a point value without an interval: read it beside the shifts."
    >
      <Box sx={{ display: 'grid', gridTemplateColumns: { xs: '1fr', sm: 'repeat(3, 1fr)' }, gap: 2 }}>
        {PARTS.map((part) => {
          const value = content.selectivity[part];
          return (
            <Box key={part}>
              <Typography variant="body2" sx={{ color: 'text.secondary' }}>
                {suiteLabel(part)}
              </Typography>
              <Typography className="numbers" sx={{ fontSize: '1.6rem', fontWeight: 650 }}>
                {value === null ? '–' : `${plain(value, 1)} ×`}
              </Typography>
            </Box>
          );
        })}
      </Box>
    </Panel>
  );
}
