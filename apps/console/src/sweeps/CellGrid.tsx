import { Box, Link, Typography } from '@mui/material';
import { Link as RouterLink } from 'react-router-dom';
import { PlainTable } from '../elements/PlainTable.js';
import { stateLabel, toneOf } from '../elements/state.js';
import { deltaText, valueLabel } from '../training-sets/value-words.js';
import { cellColumns, type CellRow, cellRows } from './cell-rows.js';
import type { SweepCellRecord } from './sweep.queries.js';

const WORDS: Readonly<Record<string, string>> = {
  WAITING: 'Waiting',
  PREPARING: 'Building rows',
  READY: 'Next',
  TRAINING: 'Training',
  RETRYING: 'To go on',
};

/** Values by deltas and seeds; each cell says how far its training is and leads to it. */
export function CellGrid({ cells }: { cells: readonly SweepCellRecord[] }) {
  const shams = cells.filter(({ direction }) => direction === 'SHAM');
  const columns = cellColumns(cells);
  const hasSeeds = new Set(columns.map(({ seed }) => seed)).size > 1;
  return (
    <>
      <PlainTable<CellRow>
        label="Trainings"
        rows={cellRows(cells)}
        keyOf={({ key }) => key}
        columns={[
          { label: 'Value', render: ({ value }) => valueLabel(value) },
          ...columns.map(({ key, delta, seed }) => ({
            label: hasSeeds ? `${deltaText(delta)}, seed ${seed}` : deltaText(delta),
            render: (row: CellRow) => {
              const cell = row.cells.get(key);
              return cell ? <Cell cell={cell} /> : '–';
            },
          })),
        ]}
      />
      {shams.length > 0 && (
        <Box sx={{ mt: 2, display: 'flex', flexWrap: 'wrap', gap: 2 }}>
          {shams.map((cell) => (
            <Typography key={cell.key} variant="body2" component="span">
              {`Sham, seed ${cell.seed}: `}
              <Cell cell={cell} />
            </Typography>
          ))}
        </Box>
      )}
    </>
  );
}

const DOTS = {
  default: 'text.disabled',
  info: 'info.main',
  success: 'success.main',
  warning: 'warning.main',
  error: 'error.main',
} as const;

function Cell({ cell }: { cell: SweepCellRecord }) {
  const { state, fineTune } = cell;
  const tone = DOTS[state === 'TRAINING' || state === 'PREPARING' ? 'info' : toneOf(state)];
  return (
    <Box
      component="span"
      sx={{ display: 'inline-flex', alignItems: 'center', gap: 0.75, whiteSpace: 'nowrap' }}
    >
      <Box
        component="span"
        aria-hidden
        sx={{ width: 10, height: 10, borderRadius: '50%', bgcolor: tone, flexShrink: 0 }}
      />
      {fineTune ? (
        <Link component={RouterLink} to={`/fine-tunes/${fineTune.id}/show`}>
          {wordsOf(cell)}
        </Link>
      ) : (
        wordsOf(cell)
      )}
    </Box>
  );
}

function wordsOf({ state, fineTune }: SweepCellRecord): string {
  if (state === 'TRAINING' && fineTune && fineTune.totalSteps > 0)
    return `${Math.round((100 * fineTune.step) / fineTune.totalSteps)} %`;
  return WORDS[state] ?? stateLabel(state);
}
