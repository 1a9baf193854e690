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

/** The whole file is in another encoding. */
export class EncodingError extends DumpFileError {
  constructor(file: string, encoding: string | null, lastLine = 0) {
    const what = encoding
      ? `${file} is ${encoding}, not UTF-8`
      : `${file} is not UTF-8 after line ${lastLine}`;
    const from = encoding ?? 'WINDOWS-1252';
    super(
      file,
      `${what}. Save it as UTF-8, for example with “iconv -f ${from} -t UTF-8 ${file} > utf8-${file}”, and import it again.`,
    );
  }
}
