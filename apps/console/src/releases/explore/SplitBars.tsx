import { SPLIT_NAMES, type SummaryDistribution, type SplitTally } from '@ethogram/core';
import { Box, ButtonBase, Typography } from '@mui/material';
import { SPLIT_COLORS } from '../../elements/colors.js';
import { Disclosure } from '../../elements/Disclosure.js';
import { whole } from '../../elements/format.js';
import { PlainTable } from '../../elements/PlainTable.js';

export interface SplitBarsProps {
  readonly distribution: SummaryDistribution;
  /** Leads from a bar to the rows behind it. */
  readonly onShow?: (key: string) => void;
}

const totalOf = (counts: SplitTally): number => SPLIT_NAMES.reduce((sum, split) => sum + counts[split], 0);

/** Counts as bars, each in the colours of the parts it is in; the same numbers as a table. */
export function SplitBars({ distribution: { title, unit, bars }, onShow }: SplitBarsProps) {
  const largest = Math.max(1, ...bars.map(({ counts }) => totalOf(counts)));
  const there = bars.filter(({ counts }) => totalOf(counts) > 0);
  const shown = bars.length > SHORT ? there : bars;
  return (
    <Box component="figure" sx={{ m: 0, minWidth: 0 }}>
      <Box component="figcaption" sx={{ fontWeight: 650, mb: 1 }}>
        {title}
      </Box>
      <Box
        component="ul"
        aria-label={title}
        sx={{ listStyle: 'none', p: 0, m: 0, display: 'grid', gap: 0.25 }}
      >
        {shown.map(({ key, label, counts }) => (
          <li key={key}>
            <BarLine
              label={label}
              counts={counts}
              unit={unit}
              largest={largest}
              onShow={onShow && totalOf(counts) > 0 ? () => onShow(key) : undefined}
            />
          </li>
        ))}
      </Box>
      {shown.length < bars.length && (
        <Typography variant="body2" sx={{ color: 'text.secondary', px: 0.75, mt: 0.5 }}>
          {shown.length === 0 ? 'Nothing.' : `The other ${bars.length - shown.length}: none.`}
        </Typography>
      )}
      <Disclosure summary="Show as table">
        <PlainTable
          label={`Table: ${title}`}
          rows={bars}
          keyOf={({ key }) => key}
          columns={[
            { label: title, render: ({ label }) => label },
            ...SPLIT_NAMES.map((split) => ({
              label: split,
              isNumber: true,
              render: ({ counts }: (typeof bars)[number]) => whole(counts[split]),
            })),
            { label: `All ${unit}`, isNumber: true, render: ({ counts }) => whole(totalOf(counts)) },
          ]}
        />
      </Disclosure>
    </Box>
  );
}

/** For screen readers alone: the colours in words. */
const HIDDEN = {
  position: 'absolute',
  width: 1,
  height: 1,
  overflow: 'hidden',
  clipPath: 'inset(50%)',
  whiteSpace: 'nowrap',
} as const;
/** In a list longer than this, bars of nothing are left to the table. */
const SHORT = 8;

interface BarLineProps {
  readonly label: string;
  readonly counts: SplitTally;
  readonly unit: string;
  readonly largest: number;
  readonly onShow?: (() => void) | undefined;
}

function BarLine({ label, counts, unit, largest, onShow }: BarLineProps) {
  const words = SPLIT_NAMES.map((split) => `${split} ${whole(counts[split])}`).join(', ');
  const line = (
    <>
      <Box component="span" sx={{ display: 'flex', justifyContent: 'space-between', gap: 2, fontSize: 14 }}>
        <Box component="span" sx={{ overflowWrap: 'anywhere', minWidth: 0 }}>
          {label}
        </Box>
        <b className="numbers"> {whole(totalOf(counts))}</b>
      </Box>
      <Box component="span" sx={HIDDEN}>
        {` ${unit}: ${words}`}
      </Box>
      <Box
        component="span"
        sx={{ display: 'flex', height: 8, borderRadius: 4, bgcolor: 'action.hover', overflow: 'hidden' }}
      >
        {SPLIT_NAMES.map((split) => (
          <Box
            key={split}
            component="span"
            sx={{
              width: `${(100 * counts[split]) / largest}%`,
              bgcolor: SPLIT_COLORS[split.toUpperCase()],
            }}
          />
        ))}
      </Box>
    </>
  );
  if (!onShow) return <Box sx={{ position: 'relative', px: 0.75, py: 0.5 }}>{line}</Box>;
  return (
    <ButtonBase
      onClick={onShow}
      title={words}
      sx={{
        position: 'relative',
        display: 'block',
        width: '100%',
        textAlign: 'start',
        px: 0.75,
        py: 0.5,
        borderRadius: 1,
        font: 'inherit',
        '&:hover, &:focus-visible': { bgcolor: 'action.hover' },
      }}
    >
      {line}
    </ButtonBase>
  );
}
