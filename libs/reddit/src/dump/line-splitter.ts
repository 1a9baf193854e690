const NEWLINE = 0x0a;

/** One line's bytes without the newline; `bytes` is null when the line was longer than allowed. */
export interface SplitLine {
  number: number;
  bytes: Buffer | null;
}

/**
 * Splits chunks on byte 0x0A. Lines stay bytes, so a character that lies across two chunks is never decoded in halves.
 * At most `maxLineBytes` of an unfinished line are held, as a copy; the rest of a longer line is passed over. A line is
 * only there until the next is asked for.
 */
export class LineSplitter {
  private parts: Buffer[] = [];
  private heldBytes = 0;
  private isTooLong = false;
  private taken = 0;

  constructor(private readonly maxLineBytes: number) {}

  /** The number of the last line given out. */
  get lineNumber(): number {
    return this.taken;
  }

  /**
   * @param isPassedOver told where a line lies that is whole in the chunk; when it says true the line only counts
   */
  *push(
    chunk: Buffer,
    isPassedOver: ((bytes: Buffer, from: number, to: number, number: number) => boolean) | null = null,
  ): Generator<SplitLine> {
    let from = 0;
    for (let at = chunk.indexOf(NEWLINE); at >= 0; at = chunk.indexOf(NEWLINE, from)) {
      const start = from;
      from = at + 1;
      if (this.heldBytes === 0 && !this.isTooLong) {
        this.taken += 1;
        if (isPassedOver?.(chunk, start, at, this.taken)) continue;
        yield {
          number: this.taken,
          bytes: at - start > this.maxLineBytes ? null : chunk.subarray(start, at),
        };
      } else {
        this.hold(chunk.subarray(start, at));
        yield this.take();
      }
    }
    this.hold(chunk.subarray(from));
  }

  /** The bytes after the last newline, if there are any. */
  *end(): Generator<SplitLine> {
    if (this.heldBytes > 0 || this.isTooLong) yield this.take();
  }

  private hold(part: Buffer): void {
    if (part.length === 0 || this.isTooLong) return;
    if (this.heldBytes + part.length > this.maxLineBytes) {
      this.isTooLong = true;
      this.parts = [];
      this.heldBytes = 0;
      return;
    }
    this.parts.push(Buffer.from(part));
    this.heldBytes += part.length;
  }

  private take(): SplitLine {
    const bytes = this.isTooLong ? null : this.joined();
    this.parts = [];
    this.heldBytes = 0;
    this.isTooLong = false;
    return { number: ++this.taken, bytes };
  }

  private joined(): Buffer {
    const [only] = this.parts;
    return this.parts.length === 1 && only ? only : Buffer.concat(this.parts);
  }
}
