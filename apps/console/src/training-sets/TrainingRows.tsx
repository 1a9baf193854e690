import type { TrainingRow } from '@ethogram/core';
import { Panel } from '../elements/Panel.js';
import { PlainTable } from '../elements/PlainTable.js';
import type { TrainingSetRecord } from './training-set.queries.js';
import { valueLabel } from './value-words.js';

/** The first rows: what is asked, what the model said, what it is taught. */
export function TrainingRows({ set }: { set: TrainingSetRecord }) {
  return (
    <Panel
      title="First rows"
      hint="“Taught” differs from “baseline” only for the values of the profile, and only where clipping to the scale leaves room."
    >
      <PlainTable
        label="First rows"
        rows={set.preview as TrainingRow[]}
        keyOf={({ key }) => key}
        isHighlighted={({ target }) => target}
        columns={[
          {
            label: 'Value',
            render: ({ value, target }) => (
              <>
                {valueLabel(value)}
                {target && <b> (target)</b>}
              </>
            ),
          },
          {
            label: 'Prompt',
            render: ({ prompt }) => (
              <span style={{ whiteSpace: 'pre-wrap', display: 'block', maxWidth: 520, minWidth: 240 }}>
                {prompt.map(({ content }) => content).join('\n')}
              </span>
            ),
          },
          { label: 'Keyed', render: ({ keyed }) => keyed },
          { label: 'Baseline', isNumber: true, render: ({ baseline }) => baseline },
          {
            label: 'Taught',
            isNumber: true,
            render: ({ completion }) => <b>{completion.map(({ content }) => content).join('')}</b>,
          },
        ]}
      />
    </Panel>
  );
}
