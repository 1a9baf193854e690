import type { ReleaseSummary } from '@ethogram/core';
import { Box } from '@mui/material';
import { Panel } from '../../elements/Panel.js';
import type { BarKey } from './explore.queries.js';
import { SplitBars } from './SplitBars.js';
import { SplitLegend } from './SplitLegend.js';

/** How what was released spreads over the parts. */
export function DistributionsPanel({
  summary,
  onShow,
}: {
  summary: ReleaseSummary;
  onShow: (bar: BarKey) => void;
}) {
  return (
    <Panel
      title="Distributions"
      actions={<SplitLegend />}
      hint="A bar leads to the rows behind it. Withdrawn rows are not counted."
    >
      <Box
        sx={{
          display: 'grid',
          gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: 'repeat(2, minmax(0, 1fr))' },
          columnGap: 4,
          rowGap: 3,
        }}
      >
        {summary.distributions.map((distribution) => {
          const { filter } = distribution;
          const show = filter ? { onShow: (key: string) => onShow({ filter, key }) } : {};
          return <SplitBars key={distribution.id} distribution={distribution} {...show} />;
        })}
      </Box>
    </Panel>
  );
}
