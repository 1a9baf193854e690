import { VALUES, type ValueKey } from '@ethogram/core';
import { Box, Typography } from '@mui/material';
import { type KeyboardEvent, useRef, useState } from 'react';
import { Disclosure } from '../../elements/Disclosure.js';
import { whole } from '../../elements/format.js';
import { Panel } from '../../elements/Panel.js';
import { PlainTable } from '../../elements/PlainTable.js';

type Cell = readonly [row: number, column: number];

const STEPS: Readonly<Record<string, Cell>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/** How many judgments name two values together, as a heat map and as a table. */
export function ValuePairsPanel({
  pairs,
  onShow,
}: {
  pairs: readonly (readonly number[])[];
  onShow: (values: ValueKey[]) => void;
}) {
  const [[row, column], setCell] = useState<Cell>([0, 0]);
  const table = useRef<HTMLTableElement>(null);
  const most = Math.max(1, ...pairs.flatMap((line, one) => line.filter((_count, other) => one !== other)));
  const countOf = (one: number, other: number): number => pairs[one]?.[other] ?? 0;
  const move = (event: KeyboardEvent): void => {
    const step = STEPS[event.key];
    if (!step) return;
    event.preventDefault();
    const last = VALUES.length - 1;
    const next = [row + step[0], column + step[1]].map((place) => Math.min(last, Math.max(0, place)));
    setCell(next as unknown as Cell);
    table.current?.querySelector<HTMLElement>(`[data-cell="${next.join('-')}"]`)?.focus();
  };
  return (
    <Panel
      title="Values named together"
      hint="Judgments that name both values; on the diagonal, those that name the one. Arrow keys go from cell to cell; a cell leads to the rows in which people name both."
    >
      <Box sx={{ overflowX: 'auto' }}>
        <Box
          component="table"
          ref={table}
          onKeyDown={move}
          aria-label="Values named together"
          sx={{ borderCollapse: 'separate', borderSpacing: '1px', fontSize: 12 }}
        >
          <thead>
            <tr>
              <td />
              {VALUES.map(({ key, label }, index) => (
                <th key={key} scope="col" title={label} aria-label={label} style={{ fontWeight: 500 }}>
                  {index + 1}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {VALUES.map(({ key, label }, one) => (
              <tr key={key}>
                <Box
                  component="th"
                  scope="row"
                  sx={{
                    fontWeight: 500,
                    textAlign: 'start',
                    whiteSpace: 'nowrap',
                    paddingInlineEnd: 1,
                    maxWidth: { xs: 150, sm: 'none' },
                    overflow: 'hidden',
                    textOverflow: 'ellipsis',
                  }}
                >
                  {one + 1} {label}
                </Box>
                {VALUES.map((other, place) => (
                  <td key={other.key} style={{ padding: 0 }}>
                    <HeatCell
                      name={`${label}${one === place ? '' : ` and ${other.label}`}`}
                      count={countOf(one, place)}
                      share={one === place ? null : countOf(one, place) / most}
                      cell={`${one}-${place}`}
                      isCurrent={one === row && place === column}
                      onEnter={() => setCell([one, place])}
                      onShow={() => onShow(one === place ? [key] : [key, other.key])}
                    />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </Box>
      </Box>
      <Typography aria-hidden sx={{ mt: 1, minHeight: '1.5em' }}>
        {VALUES[row]?.label}
        {row === column ? '' : ` and ${VALUES[column]?.label}`}: <b>{whole(countOf(row, column))}</b>
      </Typography>
      <PairTable pairs={pairs} />
    </Panel>
  );
}

interface HeatCellProps {
  readonly name: string;
  readonly count: number;
  /** Of the most frequent pair; null on the diagonal, which is another count. */
  readonly share: number | null;
  readonly cell: string;
  readonly isCurrent: boolean;
  readonly onEnter: () => void;
  readonly onShow: () => void;
}

function HeatCell({ name, count, share, cell, isCurrent, onEnter, onShow }: HeatCellProps) {
  return (
    <Box
      component="button"
      type="button"
      data-cell={cell}
      tabIndex={isCurrent ? 0 : -1}
      aria-label={`${name}: ${whole(count)}`}
      aria-disabled={count === 0}
      onFocus={onEnter}
      onMouseEnter={onEnter}
      onClick={() => count > 0 && onShow()}
      sx={{
        display: 'block',
        width: { xs: 18, sm: 24 },
        height: { xs: 18, sm: 24 },
        p: 0,
        border: share === null ? '1px solid' : 0,
        borderColor: 'divider',
        borderRadius: '3px',
        cursor: count > 0 ? 'pointer' : 'default',
        background:
          share === null || share === 0
            ? 'transparent'
            : `color-mix(in oklab, #24797a ${Math.round(15 + 85 * share)}%, transparent)`,
        boxShadow: share === 0 ? 'inset 0 0 0 1px rgba(128,128,128,0.15)' : undefined,
        '&:focus-visible, &:hover': {
          outline: '2px solid',
          outlineColor: 'text.primary',
          outlineOffset: '1px',
        },
      }}
    />
  );
}

/** The pairs there are, most frequent first. */
function PairTable({ pairs }: { pairs: readonly (readonly number[])[] }) {
  const rows = VALUES.flatMap((one, row) =>
    VALUES.slice(row).flatMap((other, offset) => {
      const count = pairs[row]?.[row + offset] ?? 0;
      return count > 0
        ? [{ one: one.label, other: offset === 0 ? '(alone or with others)' : other.label, count }]
        : [];
    }),
  ).sort((left, right) => right.count - left.count);
  return (
    <Disclosure summary="Show as table">
      <PlainTable
        label="Table: values named together"
        rows={rows}
        keyOf={({ one, other }) => `${one} ${other}`}
        columns={[
          { label: 'Value', render: ({ one }) => one },
          { label: 'With', render: ({ other }) => other },
          { label: 'Judgments', isNumber: true, render: ({ count }) => whole(count) },
        ]}
      />
    </Disclosure>
  );
}
