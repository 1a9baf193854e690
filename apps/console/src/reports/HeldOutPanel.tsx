import { ForestChart } from '@ethogram/web';
import { Panel } from '../elements/Panel.js';
import { ChangeTable } from './ChangeTable.js';
import { forestRows } from './forest-rows.js';
import type { ReportContent } from './report-content.js';

/** What carried over to items and wordings the training never showed. */
export function HeldOutPanel({ content }: { content: ReportContent }) {
  return (
    <Panel
      title="Held-out survey"
      hint="Statements and wordings that were in no training row: what moved here was learned, not memorised."
    >
      <ForestChart
        title="Shift by value, held-out survey"
        description="Change of the mean rating of each value after training, with 95 % intervals."
        rows={forestRows(content.heldOutSurvey, content.target)}
        axisLabel="Change in points of the scale (tuned − base)"
        signed
        tunedLabel="Change"
        note="* corrected p below 0.05."
      />
      <ChangeTable
        summary="All numbers, with tests"
        shifts={content.heldOutSurvey}
        target={content.target.value}
      />
    </Panel>
  );
}
