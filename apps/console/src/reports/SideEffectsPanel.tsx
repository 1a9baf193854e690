import type { PlainEstimate, ReportContent, SideEffects } from '@ethogram/core';
import { plain } from '../elements/format.js';
import { Panel } from '../elements/Panel.js';
import { PlainTable } from '../elements/PlainTable.js';
import { suiteLabel } from '../runs/suite-words.js';
import { intervalText } from './headline.js';

const PARTS = ['valueProfile', 'heldOutSurvey', 'moralJudgment'] as const;

/** How much more the target moved than the rest, and whether the rest moved as the circle of values would have it. */
export function SideEffectsPanel({ content }: { content: ReportContent }) {
  const rows = PARTS.flatMap((part) => {
    const effects = content.parts[part]?.sideEffects;
    return effects ? [{ part, effects }] : [];
  });
  if (rows.length === 0) return null;
  return (
    <Panel
      title="Side effects"
      hint="Selectivity: shift of the target ÷ mean size of the other shifts; beyond ±1 the target moved more than the rest. Opposite rise: mean shift of the three values across the circle, counted against the target’s direction. Distance: correlation of a value’s shift with how far it stands from the target."
    >
      <SideEffectsTable rows={rows.map(({ part, effects }) => ({ name: suiteLabel(part), effects }))} />
    </Panel>
  );
}

export function SideEffectsTable({
  rows,
}: {
  rows: readonly { readonly name: string; readonly effects: SideEffects }[];
}) {
  return (
    <PlainTable
      label="Side effects"
      rows={rows}
      keyOf={({ name }) => name}
      columns={[
        { label: 'Suite', render: ({ name }) => name },
        {
          label: 'Selectivity',
          isNumber: true,
          render: ({ effects }) => estimate(effects.selectivity, 1, ' ×'),
        },
        {
          label: 'Opposite rise',
          isNumber: true,
          render: ({ effects }) => estimate(effects.oppositeRise, 2),
        },
        {
          label: 'Correlation with distance',
          isNumber: true,
          render: ({ effects }) => estimate(effects.distanceCorrelation, 2),
        },
      ]}
    />
  );
}

function estimate(found: PlainEstimate | null, digits: number, unit = ''): string {
  return found ? `${plain(found.value, digits)}${unit} (${intervalText(found, digits)})` : '–';
}
