import type { SplitName } from '@ethogram/core';

/**
 * JSONL is the rows of the release as they were hashed; CSV and PARQUET are two flat tables of them, `rows` and
 * `judgments`; DEHYDRATED is rows without any words, for whoever may collect the posts themselves. Each is a folder with
 * manifest, datasheet, Croissant metadata and a card by which `datasets.load_dataset` reads it.
 */
export const EXPORT_FORMATS = ['JSONL', 'JSONL_GZ', 'JSONL_ZST', 'CSV', 'PARQUET', 'DEHYDRATED'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** A file of an export, once it is written. */
export type ExportedFile = {
  /** In the folder of the export. */
  readonly path: string;
  readonly bytes: number;
  /** SHA-256 of the file, hex. */
  readonly sha256: string;
  /** Data rows in it; null for papers that go with them. */
  readonly rows: number | null;
};

/** Rows of the release a data file holds at most: what a killed export has to do again. */
export const ROWS_A_FILE = 50_000;

export interface PlannedFile {
  readonly path: string;
  readonly table: 'data' | 'rows' | 'judgments';
  readonly split: SplitName;
  /** Position of its first row in the release. */
  readonly from: number;
  /** Position of the first row of the next file of the split; null: to the end. */
  readonly to: number | null;
}

const ENDINGS: Readonly<Record<ExportFormat, string>> = {
  JSONL: 'jsonl',
  JSONL_GZ: 'jsonl.gz',
  JSONL_ZST: 'jsonl.zst',
  CSV: 'csv',
  PARQUET: 'parquet',
  DEHYDRATED: 'jsonl',
};

export function isFlat(format: ExportFormat): boolean {
  return format === 'CSV' || format === 'PARQUET';
}

/** @param starts positions at which the files of a split begin */
export function planFiles(
  format: ExportFormat,
  starts: ReadonlyMap<SplitName, readonly number[]>,
): PlannedFile[] {
  const tables = isFlat(format) ? (['rows', 'judgments'] as const) : (['data'] as const);
  const number = (index: number): string => String(index).padStart(5, '0');
  return tables.flatMap((table) =>
    [...starts].flatMap(([split, positions]) =>
      positions.map((from, index) => ({
        path: `${table}/${split}-${number(index)}-of-${number(positions.length)}.${ENDINGS[format]}`,
        table,
        split,
        from,
        to: positions[index + 1] ?? null,
      })),
    ),
  );
}
