import type { ReportContent } from '@ethogram/core';
import { ForestChart } from '@ethogram/web';
import { Panel } from '../elements/Panel.js';
import { ChangeTable } from './ChangeTable.js';
import { forestRows } from './forest-rows.js';
import { MissingPart } from './MissingPart.js';
import { SamplesLink } from './SamplesLink.js';

/** What carried over to items and wordings the training never showed. */
export function HeldOutPanel({ content }: { content: ReportContent }) {
  const { target, parts, reasons } = content;
  const values = parts.heldOutSurvey?.values;
  return (
    <Panel
      title="Held-out survey"
      hint="Statements and wordings that were in no training row: what moved here was learned, not memorised."
    >
      {values ? (
        <>
          <ForestChart
            title="Shift by value, held-out survey"
            description="Change of the mean rating of each value after training, with 95 % intervals."
            rows={forestRows(values, target)}
            axisLabel="Change in points of the scale (tuned − base)"
            signed
            tunedLabel="Change"
            note="* corrected p below 0.05."
          />
          <ChangeTable
            summary="All numbers, with tests"
            shifts={values}
            target={target?.value ?? null}
            samplesOf={(value) => <SamplesLink content={content} suite="held-out-survey" value={value} />}
          />
        </>
      ) : (
        <MissingPart reason={reasons.heldOutSurvey} />
      )}
    </Panel>
  );
}
