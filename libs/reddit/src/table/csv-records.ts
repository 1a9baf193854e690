import { isUtf8 } from 'node:buffer';
import { setImmediate } from 'node:timers/promises';
import { CsvError, parse, type Parser } from 'csv-parse';
import { DumpFileError, EncodingError, TruncatedDumpError } from '../dump/dump.errors.js';
import { errorCode } from '../dump/error-code.js';
import { MAX_LINE_BYTES } from '../dump/read-dump.js';
import { delimiterOf } from './table-format.js';
import type { RecordReader, TableRecord } from './table-record.js';

const NEWLINE = 0x0a;

interface ParsedRecord {
  record: string[];
  info: { lines: number };
}

/** Reads the records of a CSV file, whose first says the names of the columns. */
export class CsvRecords implements RecordReader {
  private readonly decoder = new TextDecoder('utf-8', { fatal: true });
  private parser: Parser | null = null;
  private records: TableRecord[] = [];
  private columns: ReadonlyMap<string, number> | null = null;
  private nextLine = 1;
  private failure: Error | null = null;
  private badEncoding: Error | null = null;

  /** @param needed the columns that a mapping names */
  constructor(
    private readonly name: string,
    private readonly needed: readonly string[],
  ) {}

  async push(chunk: Buffer): Promise<TableRecord[]> {
    const text = this.decode(chunk);
    this.parser ??= this.newParser(delimiterOf(text));
    const { parser } = this;
    await new Promise<void>((done) => parser.write(text, () => done()));
    if (this.badEncoding) {
      await close(parser);
      this.failure = this.badEncoding;
    } else await setImmediate();
    return this.take();
  }

  async end(): Promise<TableRecord[]> {
    const { parser } = this;
    if (parser && !parser.closed) {
      this.decode(Buffer.alloc(0), false);
      await close(parser);
    }
    return this.take();
  }

  /** The names of the columns, once the first record is read. */
  get header(): string[] {
    return [...(this.columns?.keys() ?? [])];
  }

  private newParser(delimiter: string): Parser {
    const parser = parse({
      bom: true,
      delimiter,
      info: true,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      max_record_size: MAX_LINE_BYTES,
    });
    parser.on('data', (found: ParsedRecord) => this.add(found));
    parser.on('error', (error) => (this.failure = this.asFileError(error)));
    return parser;
  }

  private add({ record, info }: ParsedRecord): void {
    const line = this.nextLine;
    this.nextLine = info.lines + 1;
    if (this.failure) return;
    const { columns } = this;
    if (columns === null) return this.readHeader(record);
    const bytes = record.reduce((sum, value) => sum + value.length, 0);
    const problem =
      record.length === columns.size
        ? null
        : `the row has ${record.length} columns instead of ${columns.size}`;
    const row = (column: string): unknown => record[columns.get(column) ?? -1];
    this.records.push({ line, row: problem ? null : row, problem, bytes });
  }

  private readHeader(names: readonly string[]): void {
    this.columns = new Map(names.map((name, index) => [name.trim(), index]));
    const missing = this.needed.filter((column) => !this.columns?.has(column));
    if (missing.length === 0) return;
    const wanted = missing.map((column) => `“${column}”`).join(', ');
    this.failure = new DumpFileError(
      this.name,
      `${this.name} has no column ${wanted}. Its columns are: ${names.join(', ')}.`,
    );
  }

  /** Up to the line that is not UTF-8, which ends the reading. */
  private decode(chunk: Buffer, stream = true): string {
    try {
      return this.decoder.decode(chunk, { stream });
    } catch (error) {
      if (errorCode(error) !== 'ERR_ENCODING_INVALID_ENCODED_DATA') throw error;
      const good = wholeLines(chunk);
      const line = this.nextLine + good.split('\n').length - 2;
      this.badEncoding = new EncodingError(this.name, null, line);
      return good;
    }
  }

  /** What was read before a fault comes first; the fault is thrown once that is taken. */
  private take(): TableRecord[] {
    const { records, failure } = this;
    this.records = [];
    if (records.length === 0 && failure) throw failure;
    return records;
  }

  private asFileError(error: Error): Error {
    if (!(error instanceof CsvError)) return error;
    const line = this.nextLine;
    if (error.code === 'CSV_QUOTE_NOT_CLOSED')
      return new TruncatedDumpError(this.name, line - 1, { cause: error });
    const problem =
      error.code === 'CSV_MAX_RECORD_SIZE' ? 'the row is longer than 16 MiB' : 'its quotes are not in order';
    return new DumpFileError(this.name, `${this.name} cannot be read after line ${line - 1}: ${problem}.`, {
      cause: error,
    });
  }
}

/** The lines before the first that is not UTF-8. */
function wholeLines(chunk: Buffer): string {
  let end = 0;
  for (let at = chunk.indexOf(NEWLINE); at >= 0 && isUtf8(chunk.subarray(end, at));) {
    end = at + 1;
    at = chunk.indexOf(NEWLINE, end);
  }
  return chunk.toString('utf8', 0, end);
}

/** The parser holds the last record back until it knows that nothing follows. */
async function close(parser: Parser): Promise<void> {
  await new Promise<void>((done) => {
    parser.once('close', done);
    parser.end();
  });
}
