import { CONTROL_KINDS, type ReportContent, type ReportControl } from '@ethogram/core';
import { ForestChart, type ForestRow } from '@ethogram/web';
import { plain, signed } from '../elements/format.js';
import { Panel } from '../elements/Panel.js';
import { PlainTable } from '../elements/PlainTable.js';
import { intervalText } from './headline.js';
import { SamplesLink } from './SamplesLink.js';

const NAMES: Readonly<Record<(typeof CONTROL_KINDS)[number], string>> = {
  'base-again': 'Base again',
  'prompt-steering': 'Words alone',
  sham: 'Sham',
  shuffled: 'Shuffled',
  mirrored: 'Mirrored',
};

/** What the shift is held against. */
export function ControlsPanel({ content }: { content: ReportContent }) {
  const { controls } = content;
  if (controls.length === 0) return null;
  return (
    <Panel
      title="Controls"
      hint="The same held-out samples, against the same base run. The base asked again shows the noise; words alone what needs no training; a sham what any training does."
    >
      <ForestChart
        title="The target's shift beside its controls"
        description="Shift of the target value on held-out survey items for the fine-tune and for each control, with 95 % intervals."
        rows={controlRows(content)}
        axisLabel="Change in points of the scale (against base)"
        signed
        tunedLabel="Change"
      />
      <PlainTable
        label="Controls"
        rows={controls}
        keyOf={({ kind }) => kind}
        columns={[
          { label: 'Control', render: ({ kind }) => NAMES[kind] },
          { label: 'What it is', render: ({ label, reason }) => reason ?? label },
          { label: 'Target', isNumber: true, render: targetText },
          {
            label: 'Others, mean size',
            isNumber: true,
            render: ({ meanOther }) => (meanOther === null ? '–' : plain(meanOther)),
          },
          {
            label: 'Samples',
            render: ({ kind }) => <SamplesLink content={content} suite="held-out-survey" role={kind} />,
          },
        ]}
      />
    </Panel>
  );
}

function controlRows({ controls, parts, target }: ReportContent): ForestRow[] {
  const real = target && parts.heldOutSurvey?.values[target.value];
  const rows = controls.flatMap(({ kind, target: shift }): ForestRow[] =>
    shift
      ? [{ key: kind, label: NAMES[kind], tuned: { value: shift.shift, low: shift.low, high: shift.high } }]
      : [],
  );
  return real
    ? [
        {
          key: 'tuned',
          label: 'Fine-tune',
          tuned: { value: real.shift, low: real.low, high: real.high },
          isTarget: true,
        },
        ...rows,
      ]
    : rows;
}

function targetText({ target }: ReportControl): string {
  return target ? `${signed(target.shift)} (${intervalText(target)})` : '–';
}
