import type { ByValue, ShiftEstimate, SideEffects, SuiteComparison } from '@ethogram/core';
import { ForestChart } from '@ethogram/web';
import { Link } from '@mui/material';
import { Link as RouterLink } from 'react-router-dom';
import { Panel } from '../elements/Panel.js';
import { CapabilityTable, MeansTable } from '../reports/CapabilityPanel.js';
import { ChangeTable } from '../reports/ChangeTable.js';
import { forestRows } from '../reports/forest-rows.js';
import { GameShifts } from '../reports/GamesPanel.js';
import { CoveragePanel } from '../reports/OutcomesPanel.js';
import { SideEffectsTable } from '../reports/SideEffectsPanel.js';
import { VerdictsPanel } from '../reports/VerdictsPanel.js';
import { suiteLabel } from '../runs/suite-words.js';
import { valueLabel } from '../training-sets/value-words.js';
import type { ComparisonRecord } from './comparison.queries.js';
import { pairsPath } from './pairs-path.js';

interface Props {
  readonly comparison: ComparisonRecord;
  readonly content: SuiteComparison;
}

/** The numbers of one suite; the same pictures as in a report. */
export function ComparisonContent({ comparison, content }: Props) {
  return (
    <>
      <Panel title="What changed">
        <Numbers comparison={comparison} content={content} />
      </Panel>
      {'coverage' in content && (
        <CoveragePanel covered={[{ part: comparison.suite, coverage: content.coverage }]} />
      )}
    </>
  );
}

function Numbers({ comparison, content }: Props) {
  switch (content.kind) {
    case 'survey':
      return (
        <Shifts
          comparison={comparison}
          values={content.values}
          effects={content.sideEffects}
          axis="Change in points of the scale (tuned − base)"
          digits={2}
        />
      );
    case 'moral-judgment':
      return (
        <>
          <Shifts
            comparison={comparison}
            values={content.values}
            effects={content.sideEffects}
            axis="Change in support where the value is at stake, in probability"
            digits={3}
          />
          {content.verdicts && <VerdictsPanel verdicts={content.verdicts} />}
        </>
      );
    case 'text-adventure':
      return <GameShifts games={content} />;
    case 'capability':
      return <CapabilityTable capability={content} />;
    case 'own':
      return (
        <MeansTable
          label={content.name}
          rows={content.score ? [{ name: 'Score', found: content.score }] : []}
        />
      );
  }
}

function Shifts({
  comparison,
  values,
  effects,
  axis,
  digits,
}: {
  readonly comparison: ComparisonRecord;
  readonly values: ByValue<ShiftEstimate>;
  readonly effects: SideEffects | null;
  readonly axis: string;
  readonly digits: number;
}) {
  const { baseRun, tunedRun, target, suite } = comparison;
  return (
    <>
      <ForestChart
        title={`Shift by value, ${suiteLabel(suite).toLowerCase()}`}
        description="Change of each value from the base run to the tuned run, with 95 % intervals."
        rows={forestRows(values, target ? { value: target, delta: 0 } : null)}
        axisLabel={axis}
        signed
        tunedLabel="Change"
        note="* corrected p below 0.05."
      />
      <ChangeTable
        summary="All numbers, with tests"
        shifts={values}
        target={target ?? null}
        digits={digits}
        samplesOf={(value) => (
          <Link
            component={RouterLink}
            to={pairsPath({ base: baseRun.id, tuned: tunedRun.id, value })}
            aria-label={`Samples of ${valueLabel(value)}`}
          >
            samples
          </Link>
        )}
      />
      {effects && <SideEffectsTable rows={[{ name: suiteLabel(suite), effects }]} />}
    </>
  );
}
