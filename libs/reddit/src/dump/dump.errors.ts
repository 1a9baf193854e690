/** The file as a whole cannot be read: missing, a folder, unreadable, damaged, or not of the kind its name says. */
export class DumpFileError extends Error {
  readonly code: 'DUMP_FILE' | 'DUMP_TRUNCATED' = 'DUMP_FILE';

  constructor(
    readonly file: string,
    sentence: string,
    options?: ErrorOptions,
  ) {
    super(sentence, options);
    this.name = new.target.name;
  }
}

/** The file stops in the middle of a row or of its compressed data. Every complete row before it was yielded. */
export class TruncatedDumpError extends DumpFileError {
  override readonly code = 'DUMP_TRUNCATED';

  constructor(file: string, lastLine: number, options?: ErrorOptions) {
    super(file, `${file} is cut short: it ends in the middle of the data after line ${lastLine}.`, options);
  }
}
