import { DumpFileError } from '../dump/dump.errors.js';
import { parseJson } from '../dump/dump-line.js';
import { isDumpRow } from '../dump/field-readers.js';
import type { DumpRow } from '../dump/field-readers.js';
import { LineSplitter } from '../dump/line-splitter.js';
import { MAX_LINE_BYTES } from '../dump/read-dump.js';
import { openDump } from '../dump/open-dump.js';
import { suggestMapping, type TableMapping } from './column-mapping.js';
import { CsvRecords } from './csv-records.js';
import { JsonArraySplitter } from './json-array-splitter.js';
import { valueAt } from './json-records.js';
import { formatOf, type FileFormat } from './table-format.js';

export type { FileFormat } from './table-format.js';

/** The beginning of a file, for people to say what its columns mean. */
export interface FilePreview {
  columns: string[];
  /** The first five, as texts, in the order of the columns. */
  rows: string[][];
  detected: FileFormat;
  suggested: TableMapping | null;
}

const ROWS = 5;
/** Rows of a JSON file that are searched for columns. */
const SEARCHED = 100;
const MAX_DEPTH = 3;
const MAX_CELL = 500;
const HEAD_BYTES = 1 << 20;

/** @throws DumpFileError when the file cannot be read */
export async function previewFile(file: string, name: string): Promise<FilePreview> {
  const head = await readHead(file, name);
  const detected = formatOf(head.toString('utf8'));
  const { columns, rows } =
    detected === 'csv' ? await previewTable(head, name) : previewJson(head, detected, name);
  return { columns, rows, detected, suggested: detected === 'reddit-dump' ? null : suggestMapping(columns) };
}

async function readHead(file: string, name: string): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  try {
    for await (const chunk of openDump(file, { name })) {
      chunks.push(Buffer.from(chunk));
      bytes += chunk.length;
      if (bytes >= HEAD_BYTES) break;
    }
  } catch (error) {
    // A packed file that is cut has a beginning all the same.
    if (error instanceof DumpFileError || chunks.length === 0) throw error;
  }
  return Buffer.concat(chunks).subarray(0, HEAD_BYTES);
}

async function previewTable(head: Buffer, name: string): Promise<Pick<FilePreview, 'columns' | 'rows'>> {
  const reader = new CsvRecords(name, []);
  const whole = head.length < HEAD_BYTES ? head : head.subarray(0, head.lastIndexOf(0x0a) + 1);
  const records = whole.length > 0 ? [...(await reader.push(whole))] : [];
  if (records.length < ROWS && head.length < HEAD_BYTES) records.push(...(await reader.end()));
  const columns = reader.header;
  const usable = records.flatMap(({ row }) => row ?? []).slice(0, ROWS);
  return { columns, rows: usable.map((row) => columns.map((column) => cell(row(column)))) };
}

function previewJson(head: Buffer, format: FileFormat, name: string): Pick<FilePreview, 'columns' | 'rows'> {
  const objects = firstObjects(head, format);
  if (objects.length === 0 && head.length > 0) {
    throw new DumpFileError(name, `${name} is JSON, but neither a list of objects nor an object a line.`);
  }
  const columns = [...new Set(objects.flatMap((object) => pathsOf(object, '', 1)))];
  const rows = objects.slice(0, ROWS).map((object) => columns.map((column) => cell(valueAt(object, column))));
  return { columns, rows };
}

function firstObjects(head: Buffer, format: FileFormat): DumpRow[] {
  const splitter =
    format === 'json' ? new JsonArraySplitter(MAX_LINE_BYTES) : new LineSplitter(MAX_LINE_BYTES);
  const pieces = [...splitter.push(head), ...(splitter instanceof LineSplitter ? splitter.end() : [])];
  const values = pieces.slice(0, SEARCHED).map(({ bytes }) => parseJson(bytes?.toString('utf8') ?? ''));
  return values.filter(isDumpRow);
}

/** The paths to the plain values of an object. */
function pathsOf(object: DumpRow, prefix: string, depth: number): string[] {
  return Object.entries(object).flatMap(([key, value]) => {
    if (!isDumpRow(value)) return [`${prefix}${key}`];
    return depth < MAX_DEPTH ? pathsOf(value, `${prefix}${key}.`, depth + 1) : [];
  });
}

function cell(value: unknown): string {
  if (value === null || value === undefined) return '';
  const text = typeof value === 'object' ? JSON.stringify(value) : String(value as string | number | boolean);
  return text.length > MAX_CELL ? `${text.slice(0, MAX_CELL)}…` : text;
}
