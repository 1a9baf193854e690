import { ForestChart } from '@ethogram/web';
import { Alert, Box } from '@mui/material';
import { Panel } from '../elements/Panel.js';
import { ChangeTable } from './ChangeTable.js';
import { forestRows } from './forest-rows.js';
import type { ByValue, ReportContent, Shift } from './report-content.js';

/** Whether what was learned from a survey changes judgments of situations. */
export function MoralPanel({ content }: { content: ReportContent }) {
  const { moralJudgment, target } = content;
  return (
    <Panel
      title="Moral judgments"
      hint="The same situations judged before and after. At stake: how much the judgment supports the value, in situations people said it is at stake in. Not at stake: how much likelier the author is called wrong everywhere else, a change that has nothing to do with the value."
    >
      {moralJudgment ? (
        <>
          <ForestChart
            title="Where the value is at stake"
            description="Change in support for each value where it is at stake, with 95 % intervals."
            rows={forestRows(moralJudgment, target)}
            axisLabel="Change in support, in probability (tuned − base)"
            signed
            tunedLabel="Change"
            note="* corrected p below 0.05. Values named in no situation are missing."
          />
          <Box sx={{ mt: 3 }}>
            <ForestChart
              title="Where the value is not at stake"
              description="Change in the probability that the author is called wrong where the value is not at stake, with 95 % intervals."
              rows={forestRows(notAtStake(moralJudgment), target)}
              axisLabel="Change in P(author wrong) (tuned − base)"
              signed
              tunedLabel="Change"
            />
          </Box>
          <ChangeTable
            summary="All numbers where a value is at stake, with tests"
            shifts={moralJudgment}
            target={target.value}
            digits={3}
          />
        </>
      ) : (
        <Alert severity="info">{content.moralJudgmentReason ?? 'This report has no moral judgments.'}</Alert>
      )}
    </Panel>
  );
}

function notAtStake(shifts: NonNullable<ReportContent['moralJudgment']>): ByValue<Shift> {
  return Object.fromEntries(
    Object.entries(shifts).flatMap(([value, entry]) => (entry.notAtStake ? [[value, entry.notAtStake]] : [])),
  );
}
