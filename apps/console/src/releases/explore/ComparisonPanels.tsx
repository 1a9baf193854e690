import type { ReleaseSummary } from '@ethogram/core';
import { Box, Typography } from '@mui/material';
import { Facts } from '../../elements/Facts.js';
import { whole } from '../../elements/format.js';
import { Panel } from '../../elements/Panel.js';
import { PlainTable } from '../../elements/PlainTable.js';
import type { Comparison } from './explore.queries.js';
import { movesOf } from './moves.js';
import { SplitBars } from './SplitBars.js';
import { SplitLegend } from './SplitLegend.js';

interface Side {
  readonly name: string;
  readonly summary: ReleaseSummary;
}

/** Rows that came, went, moved or changed, and both distributions beside each other. */
export function ComparisonPanels({
  comparison,
  before,
  after,
}: {
  comparison: Comparison;
  before: Side;
  after: Side;
}) {
  const { added, gone, moved, same, changedVerdict } = movesOf(comparison);
  const sides = before.summary.distributions.flatMap((distribution) => {
    const other = after.summary.distributions.find(({ id }) => id === distribution.id);
    return other ? [[distribution, other] as const] : [];
  });
  return (
    <>
      <Panel title={`From ${before.name} to ${after.name}`}>
        <Facts
          facts={[
            ['Rows in both, same part', whole(same)],
            ['Added', whole(added)],
            ['Gone', whole(gone)],
            ['Moved to another part', whole(moved)],
            ['Another verdict', whole(changedVerdict)],
          ]}
        />
        {moved > 0 && (
          <Typography sx={{ mt: 2 }}>
            Rows moved between parts: a model trained on one of the two may have seen test rows of the other.
          </Typography>
        )}
        {comparison.verdicts.length > 0 && (
          <Box sx={{ mt: 2 }}>
            <Typography variant="h3">Verdicts that changed</Typography>
            <PlainTable
              label="Verdicts that changed"
              rows={comparison.verdicts}
              keyOf={({ from, to }) => `${from} ${to}`}
              columns={[
                { label: 'Before', render: ({ from }) => verdictOf(from) },
                { label: 'After', render: ({ to }) => verdictOf(to) },
                { label: 'Rows', isNumber: true, render: ({ rows }) => whole(rows) },
              ]}
            />
          </Box>
        )}
      </Panel>
      <Panel title="Distributions" actions={<SplitLegend />}>
        {sides.map(([left, right]) => (
          <Box
            key={left.id}
            sx={{
              display: 'grid',
              gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: 'repeat(2, minmax(0, 1fr))' },
              columnGap: 4,
              rowGap: 2,
              mb: 4,
            }}
          >
            <SplitBars distribution={{ ...left, title: `${left.title}: before` }} />
            <SplitBars distribution={{ ...right, title: `${right.title}: after` }} />
          </Box>
        ))}
      </Panel>
      {comparison.changed.length > 0 && (
        <Panel title="Rows that differ" hint="The first hundred.">
          <PlainTable
            label="Rows that differ"
            rows={comparison.changed}
            keyOf={({ key }) => key}
            columns={[
              { label: 'Row', render: ({ key }) => <span className="mono">{key.slice(0, 28)}</span> },
              { label: 'Part before', render: ({ from }) => from?.toLowerCase() ?? 'not there' },
              { label: 'Part after', render: ({ to }) => to?.toLowerCase() ?? 'not there' },
              { label: 'Verdict before', render: ({ verdictFrom }) => verdictOf(verdictFrom) },
              { label: 'Verdict after', render: ({ verdictTo }) => verdictOf(verdictTo) },
            ]}
          />
        </Panel>
      )}
    </>
  );
}

function verdictOf(verdict: string | null): string {
  return verdict === 'none' ? 'tie' : (verdict ?? '–');
}
