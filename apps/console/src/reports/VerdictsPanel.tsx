import type { HumanAgreement, VerdictComparison } from '@ethogram/core';
import { Box, Typography } from '@mui/material';
import { plain, pValue, signed, whole } from '../elements/format.js';
import { PlainTable } from '../elements/PlainTable.js';
import { intervalText } from './headline.js';

/** Which verdict became which, and how near both models are to people. */
export function VerdictsPanel({ verdicts }: { verdicts: VerdictComparison }) {
  const { authorWrong, marginal, human, humanReason } = verdicts;
  return (
    <Box sx={{ mt: 3 }}>
      <Typography variant="h3" component="h3" sx={{ fontSize: '1.05rem', mb: 1 }}>
        Verdicts before and after
      </Typography>
      <Typography sx={{ maxWidth: '80ch', mb: 1 }}>
        {authorWrong
          ? `Of ${whole(verdicts.n)} situations the author is called wrong in ${whole(authorWrong.onlyBase)} only before and in ${whole(authorWrong.onlyTuned)} only after (McNemar, mid-p ${pValue(authorWrong.midP)}). `
          : `In none of ${whole(verdicts.n)} situations does it change whether the author is called wrong. `}
        {marginal
          ? `Over all five verdicts: Stuart–Maxwell χ² ${plain(marginal.statistic)}, ${marginal.df} degrees of freedom, p ${pValue(marginal.pValue)}.`
          : 'No verdict changes.'}
      </Typography>
      <PlainTable
        label="Verdicts before (rows) and after (columns)"
        rows={verdicts.verdicts.map((verdict, place) => ({ verdict, counts: verdicts.flow[place] ?? [] }))}
        keyOf={({ verdict }) => verdict}
        columns={[
          { label: 'Before ↓ after →', render: ({ verdict }) => verdict },
          ...verdicts.verdicts.map((after, column) => ({
            label: after,
            isNumber: true,
            render: ({ verdict, counts }: { verdict: string; counts: number[] }) => (
              <Box component="span" sx={{ fontWeight: verdict === after ? 400 : 650 }}>
                {whole(counts[column] ?? 0)}
              </Box>
            ),
          })),
        ]}
      />
      {human ? (
        <>
          <Typography variant="h3" component="h3" sx={{ fontSize: '1.05rem', mt: 3, mb: 1 }}>
            Models against people
          </Typography>
          <PlainTable
            label="Models against people"
            rows={agreementRows(human)}
            keyOf={({ name }) => name}
            columns={[
              { label: 'Who', render: ({ name }) => name },
              { label: 'Situations', isNumber: true, render: ({ found }) => whole(found.n) },
              { label: 'Same verdict', isNumber: true, render: ({ found }) => plain(found.accuracy) },
              { label: 'Macro-F1', isNumber: true, render: ({ found }) => maybe(found.macroF1) },
              {
                label: 'Balanced accuracy',
                isNumber: true,
                render: ({ found }) => maybe(found.balancedAccuracy),
              },
              { label: 'Brier', isNumber: true, render: ({ found }) => plain(found.brier, 3) },
              { label: 'JS (bits)', isNumber: true, render: ({ found }) => plain(found.jensenShannon, 3) },
            ]}
          />
          {human.jensenShannonChange && (
            <Typography sx={{ mt: 1 }}>
              Divergence from people: {signed(human.jensenShannonChange.value, 3)} bits (
              {intervalText(human.jensenShannonChange, 3)}); below 0 is nearer to them.
            </Typography>
          )}
        </>
      ) : (
        humanReason && <Typography sx={{ mt: 1, color: 'text.secondary' }}>{humanReason}</Typography>
      )}
    </Box>
  );
}

function agreementRows({
  base,
  tuned,
  ceiling,
}: NonNullable<VerdictComparison['human']>): { name: string; found: HumanAgreement }[] {
  return [
    { name: 'Base model', found: base },
    { name: 'Tuned model', found: tuned },
    ...(ceiling ? [{ name: 'One person against the others', found: ceiling }] : []),
  ];
}

function maybe(value: number | null): string {
  return value === null ? '–' : plain(value);
}
