import type { CapabilityComparison, PairedMeans, ReportContent } from '@ethogram/core';
import { Typography } from '@mui/material';
import { plain, pValue, signed, whole } from '../elements/format.js';
import { Panel } from '../elements/Panel.js';
import { PlainTable } from '../elements/PlainTable.js';
import { intervalText } from './headline.js';
import { MissingPart } from './MissingPart.js';
import { SamplesLink } from './SamplesLink.js';

/** Whether the training broke something that has nothing to do with values. */
export function CapabilityPanel({ content }: { content: ReportContent }) {
  const { parts, reasons, benchmarks } = content;
  return (
    <Panel
      title="Capability"
      hint="Neutral questions, open questions answered with nothing but a digit, and how well neutral texts are predicted."
    >
      {parts.capability ? (
        <>
          <CapabilityTable capability={parts.capability} />
          <SamplesLink content={content} suite="capability" />
        </>
      ) : (
        <MissingPart reason={reasons.capability} />
      )}
      {benchmarks.length > 0 && (
        <PlainTable
          label="Results of other tools"
          rows={benchmarks}
          keyOf={({ task, metric }) => `${task} ${metric}`}
          columns={[
            { label: 'Task', render: ({ task }) => task },
            { label: 'Metric', render: ({ metric }) => metric },
            { label: 'Base', isNumber: true, render: ({ base }) => (base ? plain(base.value, 3) : '–') },
            { label: 'Tuned', isNumber: true, render: ({ tuned }) => (tuned ? plain(tuned.value, 3) : '–') },
            {
              label: 'Difference',
              isNumber: true,
              render: ({ difference }) => (difference === null ? '–' : signed(difference, 3)),
            },
            {
              label: 'Interval',
              isNumber: true,
              render: ({ low, high, reason }) => reason ?? intervalText({ low, high }, 3),
            },
          ]}
        />
      )}
    </Panel>
  );
}

export function CapabilityTable({ capability }: { capability: CapabilityComparison }) {
  const { accuracy, collapse, perplexity } = capability;
  const rows = [
    { name: 'Questions answered rightly', found: accuracy },
    { name: 'Open questions answered with a digit alone', found: collapse },
    { name: 'Negative log-likelihood a token (nats)', found: perplexity },
  ].flatMap(({ name, found }) => (found ? [{ name, found }] : []));
  return (
    <>
      <MeansTable label="Capability" rows={rows} />
      {perplexity && (
        <Typography sx={{ mt: 1 }}>
          Perplexity after ÷ before: {plain(perplexity.ratio.value, 3)} ({intervalText(perplexity.ratio, 3)});
          above 1 the tuned model reads neutral text worse.
        </Typography>
      )}
    </>
  );
}

export function MeansTable({
  label,
  rows,
}: {
  label: string;
  rows: readonly { readonly name: string; readonly found: PairedMeans }[];
}) {
  return (
    <PlainTable
      label={label}
      rows={rows}
      keyOf={({ name }) => name}
      columns={[
        { label: 'What', render: ({ name }) => name },
        { label: 'Base', isNumber: true, render: ({ found }) => plain(found.base.mean, 3) },
        { label: 'Tuned', isNumber: true, render: ({ found }) => plain(found.tuned.mean, 3) },
        { label: 'Shift', isNumber: true, render: ({ found }) => signed(found.shift.shift, 3) },
        { label: 'Interval', isNumber: true, render: ({ found }) => intervalText(found.shift, 3) },
        { label: 'p', isNumber: true, render: ({ found }) => pValue(found.shift.pValue) },
        { label: 'Pairs', isNumber: true, render: ({ found }) => whole(found.shift.n) },
      ]}
    />
  );
}
