import { CutStreamError } from './decompress.js';
import { BatchBuilder } from './dump-batch.js';
import type { DumpBatch } from './dump-batch.js';
import { isLineCut, readDumpLine } from './dump-line.js';
import { DumpFileError, TruncatedDumpError } from './dump.errors.js';
import { errorCode } from './error-code.js';
import { LineSplitter } from './line-splitter.js';
import { openDump } from './open-dump.js';
import { RowFilter } from './row-filter.js';
import type { RowFilterRequest } from './row-filter.js';
import { NotZstdError } from './zstd-frame-scanner.js';

/** A longer line is passed over. */
export const MAX_LINE_BYTES = 16 * 1024 * 1024;

export interface ReadDumpOptions {
  signal?: AbortSignal;
  /** Most rows in one batch; 1000 unless said otherwise. */
  batchRows?: number;
  /** What errors call the file, and whose ending says how it is packed; for a file stored under another name. */
  name?: string;
  /** Resumes: lines up to this one are passed over unread. */
  afterLine?: number;
  /** Rows that nobody asked for are counted and nothing else. */
  filter?: RowFilterRequest | null | undefined;
  /** Told how many bytes of the file have been read so far. */
  onRead?: (bytes: number) => void;
}

/**
 * Reads a dump of Reddit posts and comments, one JSON object a line: plain, .gz, or .zst with any window and any number
 * of frames. Memory stays constant. Rows come normalised and in file order; unusable ones come as `invalid` with a
 * reason; blank lines are passed over. An empty file has zero rows.
 *
 * @throws TruncatedDumpError when the file is cut, after every complete row was yielded. A last line without a newline
 *   that parses is complete.
 * @throws DumpFileError when the file is missing, a folder, unreadable, damaged, or not what its name says
 * @throws the signal's reason when it is aborted
 */
export async function* readDump(file: string, options: ReadDumpOptions = {}): AsyncGenerator<DumpBatch> {
  const { signal, name = file, afterLine = 0 } = options;
  const splitter = new LineSplitter(MAX_LINE_BYTES);
  const filter = options.filter ? new RowFilter(options.filter) : null;
  const batch = new BatchBuilder(options.batchRows);
  const passOver =
    filter &&
    ((bytes: Buffer, from: number, to: number, number: number) => {
      if (number <= afterLine) return true;
      const reason = filter.reasonInBytes(bytes, from, to);
      if (reason !== null) batch.skip(number, reason);
      return reason !== null;
    });
  let failure: DumpFileError | null = null;
  try {
    for await (const chunk of openDump(file, { name, signal, onRead: options.onRead })) {
      for (const line of splitter.push(chunk, passOver)) {
        if (line.number > afterLine)
          batch.add(line.number, readDumpLine(line, filter), line.bytes?.length ?? 0);
        if (!batch.isFull) continue;
        yield batch.take();
        signal?.throwIfAborted();
      }
      if (batch.isFull) yield batch.take();
      signal?.throwIfAborted();
    }
  } catch (error) {
    signal?.throwIfAborted();
    failure = asDumpFileError(name, error, splitter.lineNumber);
  }
  const whole = splitter.lineNumber;
  for (const line of splitter.end()) {
    if (isLineCut(line)) failure ??= new TruncatedDumpError(name, whole);
    else if (line.number > afterLine)
      batch.add(line.number, readDumpLine(line, filter), line.bytes?.length ?? 0);
  }
  if (!batch.isEmpty) yield batch.take();
  if (failure) throw failure;
}

/** Anything that is neither the file's fault nor the decoder's is a bug and goes on unchanged. */
export function asDumpFileError(file: string, error: unknown, lastLine: number): DumpFileError {
  if (error instanceof DumpFileError) return error;
  if (error instanceof CutStreamError) return new TruncatedDumpError(file, lastLine, { cause: error });
  if (errorCode(error) === null && !(error instanceof NotZstdError)) throw error;
  return new DumpFileError(file, `${file} is damaged: its data cannot be decoded after line ${lastLine}.`, {
    cause: error,
  });
}
