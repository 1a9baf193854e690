import { BatchBuilder } from '../dump/dump-batch.js';
import type { DumpBatch } from '../dump/dump-batch.js';
import type { DumpFileError } from '../dump/dump.errors.js';
import { readRow } from '../dump/dump-line.js';
import type { DumpLine, SkippedLine } from '../dump/dump-line.js';
import { InvalidRowError } from '../dump/field-readers.js';
import { openDump } from '../dump/open-dump.js';
import { asDumpFileError } from '../dump/read-dump.js';
import type { ReadDumpOptions } from '../dump/read-dump.js';
import { RowFilter } from '../dump/row-filter.js';
import type { TableMapping } from './column-mapping.js';
import { CsvRecords } from './csv-records.js';
import { JsonLineRecords, JsonListRecords } from './json-records.js';
import { toDumpRow } from './mapped-row.js';
import { formatOf } from './table-format.js';
import type { RecordReader, TableRecord } from './table-record.js';

/**
 * Reads a file that Reddit did not make, CSV or JSON (a list, or an object a line), packed or not, as posts or comments.
 * As `readDump` in everything else; `afterLine` counts records.
 */
export async function* readTable(
  file: string,
  mapping: TableMapping,
  options: ReadDumpOptions = {},
): AsyncGenerator<DumpBatch> {
  const { signal, name = file, afterLine = 0 } = options;
  const filter = options.filter ? new RowFilter(options.filter) : null;
  const batch = new BatchBuilder(options.batchRows);
  let reader: RecordReader | null = null;
  let failure: DumpFileError | null = null;
  let position = 0;
  let lastLine = 0;
  try {
    for await (const records of readRecords()) {
      for (const record of records) {
        position += 1;
        lastLine = record.line;
        if (position > afterLine) batch.add(position, toLine(record, mapping, filter), record.bytes);
        if (!batch.isFull) continue;
        yield batch.take();
        signal?.throwIfAborted();
      }
    }
  } catch (error) {
    signal?.throwIfAborted();
    failure = asDumpFileError(name, error, lastLine);
  }
  if (!batch.isEmpty) yield batch.take();
  if (failure) throw failure;

  async function* readRecords(): AsyncGenerator<TableRecord[]> {
    for await (const chunk of openDump(file, { name, signal, onRead: options.onRead })) {
      reader ??= newReader(chunk, name, mapping);
      yield await reader.push(chunk);
    }
    // Twice: a reader gives what it has before it tells a fault.
    if (reader) yield await reader.end();
    if (reader) yield await reader.end();
  }
}

function newReader(head: Buffer, name: string, { columns }: TableMapping): RecordReader {
  const format = formatOf(head.toString('utf8'));
  if (format === 'json') return new JsonListRecords(name);
  return format === 'csv' ? new CsvRecords(name, Object.values(columns)) : new JsonLineRecords(name);
}

function toLine(
  { line, row, problem }: TableRecord,
  mapping: TableMapping,
  filter: RowFilter | null,
): DumpLine | SkippedLine | null {
  const about = mapping.kind === 'POST' ? 'post' : 'comment';
  if (problem !== null) return { line, kind: 'invalid', about, reason: problem };
  if (row === null) return null;
  try {
    return readRow(line, toDumpRow(row, mapping), filter);
  } catch (error) {
    if (error instanceof InvalidRowError) return { line, kind: 'invalid', about, reason: error.message };
    throw error;
  }
}
