import type { ByValue, MoralComparison, ReportContent } from '@ethogram/core';
import { ForestChart } from '@ethogram/web';
import { Box, Typography } from '@mui/material';
import { Panel } from '../elements/Panel.js';
import { ChangeTable } from './ChangeTable.js';
import { forestRows } from './forest-rows.js';
import type { Shift } from './headline.js';
import { MissingPart } from './MissingPart.js';
import { type ReportFigure, ReportPicture } from './ReportPicture.js';
import { SamplesLink } from './SamplesLink.js';
import { VerdictsPanel } from './VerdictsPanel.js';

/** Whether what was learned from a survey changes judgments of situations. */
export function MoralPanel({
  content,
  figures,
}: {
  content: ReportContent;
  figures: readonly ReportFigure[];
}) {
  const { parts, reasons, judged } = content;
  const moral = parts.moralJudgment;
  return (
    <Panel
      title="Moral judgments"
      hint="The same situations judged before and after. At stake: how much the judgment supports the value, in situations people said it is at stake in. Not at stake: how much likelier the author is called wrong everywhere else, a change that has nothing to do with the value."
    >
      {judged && <Typography sx={{ maxWidth: '80ch', mb: 2 }}>{judged}</Typography>}
      {moral ? (
        <>
          <MoralShifts content={content} moral={moral} />
          <ReportPicture figures={figures} name="verdicts" />
          <ReportPicture figures={figures} name="people" />
        </>
      ) : (
        <MissingPart reason={reasons.moralJudgment} />
      )}
    </Panel>
  );
}

function MoralShifts({ content, moral }: { content: ReportContent; moral: MoralComparison }) {
  const { target } = content;
  return (
    <>
      <ForestChart
        title="Where the value is at stake"
        description="Change in support for each value where it is at stake, with 95 % intervals."
        rows={forestRows(moral.values, target)}
        axisLabel="Change in support, in probability (tuned − base)"
        signed
        tunedLabel="Change"
        note="* corrected p below 0.05. Values named in no situation are missing."
      />
      <Box sx={{ mt: 3 }}>
        <ForestChart
          title="Where the value is not at stake"
          description="Change in the probability that the author is called wrong where the value is not at stake, with 95 % intervals."
          rows={forestRows(notAtStake(moral), target)}
          axisLabel="Change in P(author wrong) (tuned − base)"
          signed
          tunedLabel="Change"
        />
      </Box>
      <ChangeTable
        summary="All numbers where a value is at stake, with tests"
        shifts={moral.values}
        target={target?.value ?? null}
        digits={3}
        samplesOf={(value) => <SamplesLink content={content} suite="moral-judgment" value={value} />}
      />
      {moral.verdicts && <VerdictsPanel verdicts={moral.verdicts} />}
    </>
  );
}

function notAtStake({ values }: MoralComparison): ByValue<Shift> {
  return Object.fromEntries(
    Object.entries(values).flatMap(([value, entry]) => (entry.notAtStake ? [[value, entry.notAtStake]] : [])),
  );
}
