import { whole } from '../elements/format.js';
import { Panel } from '../elements/Panel.js';
import { PlainTable } from '../elements/PlainTable.js';
import { suiteLabel } from '../runs/suite-words.js';
import { OUTCOME_COLORS } from '../elements/colors.js';
import { PARTS, type ReportContent } from './report-content.js';

const ROLES = ['base', 'tuned'] as const;
const OUTCOMES = ['answered', 'refused', 'unparsable', 'error'] as const;

/** What became of every sample: refusals and the unparsable are counted, never dropped. */
export function OutcomesPanel({ content }: { content: ReportContent }) {
  const rows = PARTS.flatMap((part) =>
    ROLES.flatMap((role) => {
      const counts = content.outcomes[role][part];
      return counts ? [{ part, role, counts }] : [];
    }),
  );
  const leftOut = PARTS.flatMap((part) =>
    content.leftOut?.[part] ? [`${whole(content.leftOut[part])} in ${suiteLabel(part).toLowerCase()}`] : [],
  );
  return (
    <Panel
      title="Outcomes"
      hint={`Every prompt ends in one of four ways. Only pairs both models answered take part in a shift${leftOut.length > 0 ? `; left out: ${leftOut.join(', ')}` : '; none had to be left out'}.`}
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
              <span
                style={{
                  color: outcome !== 'answered' && counts[outcome] > 0 ? OUTCOME_COLORS[outcome] : undefined,
                }}
              >
                {whole(counts[outcome])}
              </span>
            ),
          })),
        ]}
      />
    </Panel>
  );
}
