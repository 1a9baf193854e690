import { type Coverage, REPORT_PART_NAMES, type ReportContent } from '@ethogram/core';
import { Box } from '@mui/material';
import { whole } from '../elements/format.js';
import { Panel } from '../elements/Panel.js';
import { PlainTable } from '../elements/PlainTable.js';
import { suiteLabel } from '../runs/suite-words.js';

const ROLES = ['base', 'tuned'] as const;
const OUTCOMES = ['answered', 'refused', 'unparsable', 'error'] as const;

export interface CoveredPart {
  readonly part: string;
  readonly coverage: Coverage;
}

/** What became of every sample: refusals and the unparsable are counted, never dropped. */
export function OutcomesPanel({ content }: { content: ReportContent }) {
  const covered = REPORT_PART_NAMES.flatMap((part) => {
    const comparison = content.parts[part];
    return comparison && 'coverage' in comparison ? [{ part, coverage: comparison.coverage }] : [];
  });
  return <CoveragePanel covered={covered} />;
}

export function CoveragePanel({ covered }: { covered: readonly CoveredPart[] }) {
  const rows = covered.flatMap(({ part, coverage }) =>
    ROLES.map((role) => ({ part, role, counts: coverage[role] })),
  );
  const leftOut = covered.flatMap(({ part, coverage }) =>
    coverage.leftOut > 0 ? [`${whole(coverage.leftOut)} in ${suiteLabel(part).toLowerCase()}`] : [],
  );
  return (
    <Panel
      title="Outcomes"
      hint={`Every prompt ends in one of four ways. Only pairs both models answered take part in a shift${leftOut.length > 0 ? `; left out: ${leftOut.join(', ')}. The column “With missing” says what a shift could be at least and at most with them` : '; none had to be left out'}.`}
    >
      <PlainTable
        label="Outcomes"
        rows={rows}
        keyOf={({ part, role }) => `${part} ${role}`}
        columns={[
          { label: 'Suite', render: ({ part }) => suiteLabel(part) },
          { label: 'Model', render: ({ role }) => role },
          ...OUTCOMES.map((outcome) => ({
            label: outcome,
            isNumber: true,
            render: ({ counts }: (typeof rows)[number]) => (
              <Box
                component="span"
                sx={{ color: outcome !== 'answered' && counts[outcome] > 0 ? 'warning.main' : undefined }}
              >
                {whole(counts[outcome])}
              </Box>
            ),
          })),
        ]}
      />
    </Panel>
  );
}
