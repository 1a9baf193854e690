import type { ExportFormat } from './export.queries.js';

/** What each format is, and whom it is for. */
export const FORMATS: Readonly<Record<ExportFormat, { readonly name: string; readonly what: string }>> = {
  PARQUET: {
    name: 'Parquet',
    what: 'Two flat tables, rows and judgments; for pandas, DuckDB and datasets.load_dataset.',
  },
  CSV: { name: 'CSV', what: 'The same two tables; for R and spreadsheets.' },
  JSONL: { name: 'JSON Lines', what: 'The rows whole, as they were hashed: a row a line.' },
  JSONL_GZ: { name: 'JSON Lines, gzip', what: 'The same, packed; every tool can unpack it.' },
  JSONL_ZST: { name: 'JSON Lines, Zstandard', what: 'The same, packed smaller and faster to read.' },
  DEHYDRATED: {
    name: 'Dehydrated',
    what: 'Ids, labels and places without any words: for sharing where texts may not be published.',
  },
};
