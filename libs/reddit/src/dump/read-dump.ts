import { CutStreamError } from './decompress.js';
import { isLineCut, readDumpLine } from './dump-line.js';
import type { DumpLine } from './dump-line.js';
import { DumpFileError, TruncatedDumpError } from './dump.errors.js';
import { errorCode } from './error-code.js';
import { LineSplitter } from './line-splitter.js';
import type { SplitLine } from './line-splitter.js';
import { openDump } from './open-dump.js';
import { RowFilter } from './row-filter.js';
import type { RowFilterRequest, SkipReason } from './row-filter.js';
import { NotZstdError } from './zstd-frame-scanner.js';

const MAX_LINE_BYTES = 16 * 1024 * 1024;
const DEFAULT_BATCH_ROWS = 1000;
/** A batch of very long rows ends early, so that memory stays bounded whatever the rows hold. */
const MAX_BATCH_BYTES = 8 * 1024 * 1024;

/** Lines passed over before a batch ends without rows, so that the reader's caller sees how far it is. */
const MAX_BATCH_SKIPPED = 500_000;

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

/** Some rows of a file, in its order. */
export interface DumpBatch {
  lines: DumpLine[];
  /** How many rows the filter did not want, by reason. */
  skipped: Partial<Record<SkipReason, number>>;
  /** The last line of the file that this batch and those before it have dealt with. */
  lastLine: number;
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
  const batch = new Batch(options.batchRows ?? DEFAULT_BATCH_ROWS, options.filter);
  let failure: DumpFileError | null = null;
  try {
    for await (const chunk of openDump(file, { name, signal, onRead: options.onRead })) {
      for (const line of splitter.push(chunk)) {
        if (line.number > afterLine) batch.add(line);
        if (!batch.isFull) continue;
        yield batch.take();
        signal?.throwIfAborted();
      }
    }
  } catch (error) {
    signal?.throwIfAborted();
    failure = asDumpFileError(name, error, splitter.lineNumber);
  }
  const whole = splitter.lineNumber;
  for (const line of splitter.end()) {
    if (isLineCut(line)) failure ??= new TruncatedDumpError(name, whole);
    else if (line.number > afterLine) batch.add(line);
  }
  if (!batch.isEmpty) yield batch.take();
  if (failure) throw failure;
}

class Batch {
  private readonly filter: RowFilter | null;
  private lines: DumpLine[] = [];
  private skipped: DumpBatch['skipped'] = {};
  private skippedLines = 0;
  private lastLine = 0;
  private bytes = 0;

  constructor(
    private readonly maxRows: number,
    filter: RowFilterRequest | null | undefined,
  ) {
    this.filter = filter ? new RowFilter(filter) : null;
  }

  get isFull(): boolean {
    return (
      this.lines.length >= this.maxRows ||
      this.bytes >= MAX_BATCH_BYTES ||
      this.skippedLines >= MAX_BATCH_SKIPPED
    );
  }

  get isEmpty(): boolean {
    return this.lines.length === 0 && this.skippedLines === 0;
  }

  add(line: SplitLine): void {
    this.lastLine = line.number;
    const read = readDumpLine(line, this.filter);
    if (read === null) return;
    if (read.kind === 'skipped') {
      this.skipped[read.reason] = (this.skipped[read.reason] ?? 0) + 1;
      this.skippedLines += 1;
    } else {
      this.lines.push(read);
      this.bytes += line.bytes?.length ?? 0;
    }
  }

  take(): DumpBatch {
    const { lines, skipped, lastLine } = this;
    this.lines = [];
    this.skipped = {};
    this.skippedLines = 0;
    this.bytes = 0;
    return { lines, skipped, lastLine };
  }
}

/** Anything that is neither the file's fault nor the decoder's is a bug and goes on unchanged. */
function asDumpFileError(file: string, error: unknown, lastLine: number): DumpFileError {
  if (error instanceof DumpFileError) return error;
  if (error instanceof CutStreamError) return new TruncatedDumpError(file, lastLine, { cause: error });
  if (errorCode(error) === null && !(error instanceof NotZstdError)) throw error;
  return new DumpFileError(file, `${file} is damaged: its data cannot be decoded after line ${lastLine}.`, {
    cause: error,
  });
}
