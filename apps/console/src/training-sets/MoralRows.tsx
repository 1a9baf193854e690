import type { MoralTrainingRow } from '@ethogram/core';
import { Panel } from '../elements/Panel.js';
import { type PlainColumn, PlainTable } from '../elements/PlainTable.js';
import { type MoralPreview, moralPreview } from './moral-preview.js';
import type { TrainingSetRecord } from './training-set.queries.js';

const PROMPT: PlainColumn<MoralPreview> = {
  label: 'Prompt',
  render: ({ prompt }) => (
    <span
      style={{
        whiteSpace: 'pre-wrap',
        display: '-webkit-box',
        WebkitBoxOrient: 'vertical',
        WebkitLineClamp: 6,
        overflow: 'hidden',
        maxWidth: 620,
        minWidth: 240,
      }}
    >
      {prompt}
    </span>
  ),
};
const TAUGHT: PlainColumn<MoralPreview> = {
  label: 'Taught',
  render: ({ taught }) => (
    <span style={{ whiteSpace: 'pre-wrap', display: 'block', minWidth: 120 }}>
      {taught.map(({ answer, copies }) => (
        <b key={answer} style={{ display: 'block' }}>
          {answer}
          {copies > 1 && ` × ${copies}`}
        </b>
      ))}
    </span>
  ),
};
const SHARES: PlainColumn<MoralPreview> = { label: 'Probabilities', render: ({ shares }) => shares };

/** The first rows: what is asked and what is taught, the copies of a situation together. */
export function MoralRows({ set }: { set: TrainingSetRecord }) {
  const rows = moralPreview(set.preview as MoralTrainingRow[]);
  const isSoft = rows.some(({ shares }) => shares !== '');
  return (
    <Panel title="First rows" hint="The question is that of the moral-judgment suite.">
      <PlainTable
        label="First rows"
        rows={rows}
        keyOf={({ key }) => key}
        columns={isSoft ? [PROMPT, TAUGHT, SHARES] : [PROMPT, TAUGHT]}
      />
    </Panel>
  );
}
