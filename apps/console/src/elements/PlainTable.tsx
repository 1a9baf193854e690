import { Box, Table, TableBody, TableCell, TableHead, TableRow } from '@mui/material';
import type { ReactNode } from 'react';

export interface PlainColumn<Row> {
  readonly label: string;
  readonly render: (row: Row) => ReactNode;
  readonly isNumber?: boolean;
  readonly width?: number | string;
}

export interface PlainTableProps<Row> {
  readonly label: string;
  readonly rows: readonly Row[];
  readonly columns: readonly PlainColumn<Row>[];
  readonly keyOf: (row: Row) => string;
  readonly isHighlighted?: (row: Row) => boolean;
}

/** A small table inside a page; it scrolls sideways by itself where it does not fit. */
export function PlainTable<Row>({ label, rows, columns, keyOf, isHighlighted }: PlainTableProps<Row>) {
  return (
    <Box sx={{ overflowX: 'auto', mx: -1 }} tabIndex={0} role="group" aria-label={label}>
      <Table size="small" aria-label={label}>
        <TableHead>
          <TableRow>
            {columns.map((column) => (
              <TableCell
                key={column.label}
                component={column.label ? 'th' : 'td'}
                align={column.isNumber ? 'right' : 'left'}
                sx={{ width: column.width, whiteSpace: 'nowrap' }}
              >
                {column.label}
              </TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {rows.map((row) => (
            <TableRow key={keyOf(row)} sx={isHighlighted?.(row) ? { bgcolor: 'action.selected' } : undefined}>
              {columns.map((column) => (
                <TableCell
                  key={column.label}
                  align={column.isNumber ? 'right' : 'left'}
                  className={column.isNumber ? 'numbers' : undefined}
                  sx={{ verticalAlign: 'top' }}
                >
                  {column.render(row)}
                </TableCell>
              ))}
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Box>
  );
}
