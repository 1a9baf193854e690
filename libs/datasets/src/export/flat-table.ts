import type { ReleaseRowContent } from '../release/release-content.js';

export type ColumnType = 'text' | 'integer' | 'number' | 'boolean' | 'json';

/** `json`: a list or an object, written as JSON text. */
export interface Column {
  readonly name: string;
  readonly type: ColumnType;
  /** For the card and the Croissant metadata. */
  readonly describes: string;
}

export type Cell = string | number | boolean | null;

/** Each in the order of the columns. */
export type Lines = readonly (readonly Cell[])[];

/** One of the flat tables a release can be written as. */
export interface FlatTable {
  readonly name: 'rows' | 'judgments';
  readonly describes: string;
  readonly columns: readonly Column[];
  /** What one row of the release becomes. */
  linesOf(row: ReleaseRowContent): Lines;
}

export function column(name: string, type: ColumnType, describes: string): Column {
  return { name, type, describes };
}

export const PLACE: readonly Column[] = [
  column('key', 'text', 'Name of the row, the same on every machine'),
  column('split', 'text', 'train, validation or test'),
  column(
    'group',
    'text',
    'What must share a split: one author, thread or near-copy cluster, or one item family',
  ),
];

export function json(value: unknown): string {
  return JSON.stringify(value);
}
