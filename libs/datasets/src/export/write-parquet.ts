import { zstdCompressSync } from 'node:zlib';
import { ByteWriter, ParquetWriter } from 'hyparquet-writer';
import type { Cell, Column, ColumnType, FlatTable } from './flat-table.js';
import type { ReleaseRowContent } from '../release/release-content.js';

/** A row group is in memory at once: it holds so many lines, or so many characters of them. */
const LINES_A_GROUP = 20_000;
const CHARACTERS_A_GROUP = 1 << 23;

type ParquetType = 'STRING' | 'INT32' | 'DOUBLE' | 'BOOLEAN';
const TYPES: Readonly<Record<ColumnType, ParquetType>> = {
  text: 'STRING',
  json: 'STRING',
  integer: 'INT32',
  number: 'DOUBLE',
  boolean: 'BOOLEAN',
};

const ELEMENTS = {
  STRING: { type: 'BYTE_ARRAY', converted_type: 'UTF8' },
  INT32: { type: 'INT32' },
  DOUBLE: { type: 'DOUBLE' },
  BOOLEAN: { type: 'BOOLEAN' },
} as const;

/** The table as Parquet, compressed by zstd, a row group at a time. Every column may be null; JSON is text. */
export async function* parquetOf(
  table: FlatTable,
  rows: AsyncIterable<readonly ReleaseRowContent[]>,
): AsyncGenerator<Uint8Array> {
  const sink = new DrainedWriter();
  const writer = new ParquetWriter({
    writer: sink,
    schema: schemaOf(table.columns),
    codec: 'ZSTD',
    compressors: { ZSTD: (bytes) => zstdCompressSync(bytes) },
    createdBy: 'ethogram',
  });
  let lines: (readonly Cell[])[] = [];
  let characters = 0;
  for await (const batch of rows) {
    for (const row of batch)
      for (const line of table.linesOf(row)) {
        lines.push(line);
        characters += charactersOf(line);
      }
    if (lines.length < LINES_A_GROUP && characters < CHARACTERS_A_GROUP) continue;
    await writeGroup(writer, table.columns, lines);
    lines = [];
    characters = 0;
    yield sink.drain();
  }
  if (lines.length > 0) await writeGroup(writer, table.columns, lines);
  await writer.finish();
  yield sink.drain();
}

function charactersOf(line: readonly Cell[]): number {
  return line.reduce<number>((sum, cell) => sum + (typeof cell === 'string' ? cell.length : 8), 0);
}

async function writeGroup(
  writer: ParquetWriter,
  columns: readonly Column[],
  lines: readonly (readonly Cell[])[],
): Promise<void> {
  await writer.write({
    columnData: columns.map(({ name, type }, index) => ({
      name,
      type: TYPES[type],
      data: lines.map((line) => line[index] ?? null),
    })),
    rowGroupSize: lines.length,
  });
}

function schemaOf(columns: readonly Column[]): ConstructorParameters<typeof ParquetWriter>[0]['schema'] {
  return [
    { name: 'root', num_children: columns.length },
    ...columns.map(({ name, type }) => ({
      name,
      repetition_type: 'OPTIONAL' as const,
      ...ELEMENTS[TYPES[type]],
    })),
  ];
}

/** Lets go of what is written, while offsets keep counting from the beginning of the file. */
class DrainedWriter extends ByteWriter {
  drain(): Uint8Array {
    const bytes = this.getBytes().slice();
    this.index = 0;
    return bytes;
  }
}
