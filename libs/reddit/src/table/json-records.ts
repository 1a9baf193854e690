import { isUtf8 } from 'node:buffer';
import { TruncatedDumpError } from '../dump/dump.errors.js';
import { parseJson } from '../dump/dump-line.js';
import { isDumpRow } from '../dump/field-readers.js';
import { LineSplitter } from '../dump/line-splitter.js';
import { MAX_LINE_BYTES } from '../dump/read-dump.js';
import { JsonArraySplitter } from './json-array-splitter.js';
import type { RecordReader, TableRecord } from './table-record.js';

/** Reads one JSON object a line. */
export class JsonLineRecords implements RecordReader {
  private readonly splitter = new LineSplitter(MAX_LINE_BYTES);

  constructor(private readonly name: string) {}

  push(chunk: Buffer): Promise<TableRecord[]> {
    return Promise.resolve(
      Array.from(this.splitter.push(chunk), ({ number, bytes }) => toRecord(number, bytes)),
    );
  }

  end(): Promise<TableRecord[]> {
    const lastLine = this.splitter.lineNumber;
    const records = Array.from(this.splitter.end(), ({ number, bytes }) => toRecord(number, bytes));
    if (records.some(({ problem }) => problem !== null)) throw new TruncatedDumpError(this.name, lastLine);
    return Promise.resolve(records);
  }
}

/** Reads a list of JSON objects. */
export class JsonListRecords implements RecordReader {
  private readonly splitter = new JsonArraySplitter(MAX_LINE_BYTES);
  private lastLine = 0;

  constructor(private readonly name: string) {}

  push(chunk: Buffer): Promise<TableRecord[]> {
    const records = Array.from(this.splitter.push(chunk), ({ startLine, bytes }) =>
      toRecord(startLine, bytes),
    );
    this.lastLine = records.at(-1)?.line ?? this.lastLine;
    return Promise.resolve(records);
  }

  end(): Promise<TableRecord[]> {
    if (!this.splitter.isComplete) throw new TruncatedDumpError(this.name, this.lastLine);
    return Promise.resolve([]);
  }
}

function toRecord(line: number, bytes: Buffer | null): TableRecord {
  const size = bytes?.length ?? 0;
  const unusable = (problem: string): TableRecord => ({ line, row: null, problem, bytes: size });
  if (bytes === null) return unusable('the record is longer than 16 MiB');
  if (!isUtf8(bytes)) return unusable('the record is not UTF-8');
  const text = bytes.toString('utf8').replace(/^\uFEFF/, '');
  if (text.trim() === '') return { line, row: null, problem: null, bytes: size };
  const value = parseJson(text);
  if (value === undefined) return unusable('the record is not JSON');
  if (!isDumpRow(value)) return unusable('the record is not a JSON object');
  return { line, row: (path) => valueAt(value, path), problem: null, bytes: size };
}

/** The value under a dotted path; a field whose own name has dots is found too. */
export function valueAt(object: unknown, path: string): unknown {
  if (!isDumpRow(object)) return undefined;
  if (Object.hasOwn(object, path)) return object[path];
  const dot = path.indexOf('.');
  return dot < 0 ? undefined : valueAt(object[path.slice(0, dot)], path.slice(dot + 1));
}
