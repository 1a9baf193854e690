import { Typography } from '@mui/material';
import { plain, signed } from '../elements/format.js';
import { PlainTable } from '../elements/PlainTable.js';
import { DistributionBar } from '../runs/DistributionBar.js';
import type { SamplePair } from './comparison.queries.js';

type Side = NonNullable<SamplePair['base']>;

/** One prompt a row, with what each model made of it. */
export function PairTable({ pairs }: { pairs: readonly SamplePair[] }) {
  return (
    <PlainTable
      label="Pairs"
      rows={pairs}
      keyOf={({ key }) => key}
      columns={[
        { label: 'Prompt', render: (pair) => <Prompt pair={pair} /> },
        { label: 'Base', render: ({ base }) => <Answer side={base} />, width: 220 },
        { label: 'Tuned', render: ({ tuned }) => <Answer side={tuned} />, width: 220 },
        {
          label: 'Change',
          isNumber: true,
          render: ({ change }) => (typeof change === 'number' ? signed(change) : '–'),
        },
      ]}
    />
  );
}

function Answer({ side }: { side: Side | null | undefined }) {
  if (!side) return <>not asked</>;
  return (
    <>
      <DistributionBar distribution={side.distribution} text={side.text ?? null} />
      <Typography variant="body2" sx={{ color: 'text.secondary' }}>
        {side.outcome}
        {typeof side.score === 'number' && `, ${plain(side.score)}`}
      </Typography>
    </>
  );
}

function Prompt({ pair: { key, base, tuned } }: { pair: SamplePair }) {
  const prompt = base?.prompt ?? tuned?.prompt;
  const messages = Array.isArray(prompt) ? (prompt as { content: string }[]) : [];
  const text = messages.map(({ content }) => content).join('\n\n');
  return (
    <details style={{ maxWidth: 460, minWidth: 220 }}>
      <summary style={{ cursor: 'pointer' }}>
        {text === '' ? 'The text was deleted' : text.length > 110 ? `${text.slice(0, 110)}…` : text}
      </summary>
      <p style={{ whiteSpace: 'pre-wrap', margin: '8px 0' }}>{text}</p>
      <span className="mono">{key}</span>
    </details>
  );
}
