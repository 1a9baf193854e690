import { createHash } from 'node:crypto';
import { Readable, type Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { constants, createGzip, createZstdCompress } from 'node:zlib';
import { BlobStore } from '@ethogram/platform';
import { Injectable } from '@nestjs/common';
import type { Release } from '../release/release.entity.js';
import type { ReleaseRowContent } from '../release/release-content.js';
import { DehydratedLines } from './dehydrated-lines.js';
import type { ExportedFile, ExportFormat, PlannedFile } from './export-format.js';
import type { FlatTable } from './flat-table.js';
import { type ReleasedLine, ReleasedBatches } from './released-batches.js';
import { tablesOf } from './tables.js';
import { csvOf } from './write-csv.js';
import { parquetOf } from './write-parquet.js';

/** Told how many more rows were read; may throw to give up. */
export type RowsRead = (rows: number) => Promise<void>;

/** Writes one data file of an export into the blob store: whole or not at all. */
@Injectable()
export class ExportFileWriter {
  constructor(
    private readonly batches: ReleasedBatches,
    private readonly dehydrated: DehydratedLines,
    private readonly blobs: BlobStore,
  ) {}

  async write(
    folder: string,
    { release, format, file }: { release: Release; format: ExportFormat; file: PlannedFile },
    read: RowsRead,
  ): Promise<ExportedFile> {
    let rows = 0;
    const count = async (more: number): Promise<void> => {
      rows += more;
      await read(more);
    };
    const content = this.contentOf(release, format, file, count);
    const written = await this.store(`${folder}/${file.path}`, content, format);
    return { path: file.path, rows, ...written };
  }

  /** A paper that goes with the data. */
  async writeText(folder: string, path: string, text: string): Promise<ExportedFile> {
    return { path, rows: null, ...(await this.store(`${folder}/${path}`, Readable.from([text]), 'JSONL')) };
  }

  private contentOf(
    release: Release,
    format: ExportFormat,
    file: PlannedFile,
    count: RowsRead,
  ): AsyncIterable<string | Uint8Array> {
    const table = tablesOf(release.kind).find((one) => one.name === file.table) as FlatTable;
    const lines = (): AsyncGenerator<ReleasedLine[]> =>
      counted(this.batches.read(release.id, file), (batch) => batch.length, count);
    switch (format) {
      case 'CSV':
        return csvOf(table, parsed(lines()));
      case 'PARQUET':
        return parquetOf(table, parsed(lines()));
      case 'DEHYDRATED':
        return this.dehydrated.of(release, lines());
      case 'JSONL':
      case 'JSONL_GZ':
      case 'JSONL_ZST':
        return bytesOf(counted(this.batches.bytes(release.id, file), ({ rows }) => rows, count));
    }
  }

  private async store(
    key: string,
    content: AsyncIterable<string | Uint8Array>,
    format: ExportFormat,
  ): Promise<{ bytes: number; sha256: string }> {
    const hash = createHash('sha256');
    const compressor = compressorOf(format);
    const hashed = async function* (): AsyncGenerator<string | Uint8Array> {
      for await (const piece of compressor ? (compressor as AsyncIterable<Buffer>) : content) {
        hash.update(piece);
        yield piece;
      }
    };
    const [bytes] = await Promise.all([
      this.blobs.put(key, Readable.from(hashed(), { objectMode: false })),
      compressor && pipeline(Readable.from(content, { objectMode: false }), compressor),
    ]);
    return { bytes, sha256: hash.digest('hex') };
  }
}

const GZIP_LEVEL = 6;
const ZSTD_LEVEL = 3;

function compressorOf(format: ExportFormat): Transform | null {
  if (format === 'JSONL_GZ') return createGzip({ level: GZIP_LEVEL });
  if (format === 'JSONL_ZST')
    return createZstdCompress({ params: { [constants.ZSTD_c_compressionLevel]: ZSTD_LEVEL } });
  return null;
}

/** Rows between two reports of progress: each is a statement to the database. */
const ROWS_A_REPORT = 5_000;

/** Passes pieces on and reports their rows now and then. */
async function* counted<Piece>(
  pieces: AsyncIterable<Piece>,
  rowsOf: (piece: Piece) => number,
  count: RowsRead,
): AsyncGenerator<Piece> {
  let rows = 0;
  for await (const piece of pieces) {
    yield piece;
    rows += rowsOf(piece);
    if (rows < ROWS_A_REPORT) continue;
    await count(rows);
    rows = 0;
  }
  if (rows > 0) await count(rows);
}

async function* bytesOf(pieces: AsyncIterable<{ readonly lines: Buffer }>): AsyncGenerator<Buffer> {
  for await (const { lines } of pieces) yield lines;
}

async function* parsed(batches: AsyncIterable<ReleasedLine[]>): AsyncGenerator<ReleaseRowContent[]> {
  for await (const batch of batches) yield batch.map(({ line }) => JSON.parse(line) as ReleaseRowContent);
}
