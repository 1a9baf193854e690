import { ForestChart, type ForestRow } from '@ethogram/web';
import { Typography } from '@mui/material';
import { counted, percent, signed, whole } from '../../elements/format.js';
import { PlainTable } from '../../elements/PlainTable.js';
import type { SuggestionEffect } from './suggestion.queries.js';

const ARMS = { SHOWN: 'Shown', HELD_BACK: 'Held back' } as const;

type Interval = SuggestionEffect['difference'];

/** A share with its interval; a dash where there is none yet. */
function shareText({ value, low, high }: Interval): string {
  return value === null ? '–' : `${percent(value)} (${percent(low ?? value)} to ${percent(high ?? value)})`;
}

function pointsText({ value, low, high }: Interval): string {
  const points = (share: number): string => signed(share * 100, 0);
  return value === null
    ? '–'
    : `${points(value)} points (${points(low ?? value)} to ${points(high ?? value)})`;
}

/** What seeing a model's answer did, against answers for which it was held back. */
export function EffectOfSuggestions({
  effect: { model, arms, difference, offline },
}: {
  effect: SuggestionEffect;
}) {
  const rows = arms.flatMap(({ arm, agreedBefore, agreedAfter }): ForestRow[] =>
    agreedBefore.value === null || agreedAfter.value === null
      ? []
      : [
          {
            key: arm,
            label: ARMS[arm],
            base: { value: agreedBefore.value, low: agreedBefore.low, high: agreedBefore.high },
            tuned: { value: agreedAfter.value, low: agreedAfter.low, high: agreedAfter.high },
          },
        ],
  );
  return (
    <>
      <Typography variant="h3" sx={{ mt: 3, mb: 1 }}>
        What {model} did
      </Typography>
      <PlainTable
        label={`What ${model} did`}
        rows={arms}
        keyOf={({ arm }) => arm}
        columns={[
          { label: 'Answer of the model', render: ({ arm }) => ARMS[arm] },
          { label: 'First answers', isNumber: true, render: ({ answers }) => whole(answers) },
          {
            label: 'Kept · changed · left open',
            isNumber: true,
            render: ({ arm, kept, changed, unsettled }) =>
              arm === 'SHOWN' ? `${whole(kept)} · ${whole(changed)} · ${whole(unsettled)}` : '–',
          },
          { label: 'Revised later', isNumber: true, render: ({ revised }) => shareText(revised) },
          {
            label: 'Agreement with the model rose by',
            isNumber: true,
            render: ({ shift }) => pointsText(shift),
          },
        ]}
      />
      <Typography sx={{ my: 1.5, maxWidth: '75ch' }}>
        {difference.value === null
          ? 'Nothing can be compared before both kinds have answers.'
          : `Revised when it was shown, less revised when it was held back: ${pointsText(difference)}.`}
        {offline > 0 &&
          ` ${counted(offline, 'first answer')} came when nobody was there to be shown anything, and are left out.`}
      </Typography>
      {rows.length > 0 && (
        <ForestChart
          title="Same verdict as the model"
          description="Share of verdicts that are the model’s, in first answers and in last revisions, where its answer was shown and where it was held back."
          rows={rows}
          axisLabel="Share with the model’s verdict"
          domain={[0, 1]}
          reference={null}
          baseLabel="First answer"
          tunedLabel="Last revision"
          note="Wilson score intervals at 95 %; of the rise, a percentile bootstrap over people; of the difference, Newcombe’s interval, which takes answers as independent."
        />
      )}
    </>
  );
}
