const FIRST_BYTES = 1 << 20;
const CHUNK_BYTES = 1 << 18;
const SIGNATURE = Buffer.from('PGCOPY\n\xff\r\n\0\0\0\0\0\0\0\0\0', 'latin1');
const MAX_UTF8_BYTES_PER_UNIT = 3;
const TWO_TO_32 = 2 ** 32;
/** PostgreSQL counts times from 2000, in microseconds. */
const EPOCH_2000_MS = 946_684_800_000;

const MOST_SPARE_BYTES = 1 << 26;

/** A few are kept: batch after batch is about as large, and new memory of this size is dear. */
const spares: Buffer[] = [];
const MOST_SPARES = 4;

function takeSpare(): Buffer {
  return spares.pop() ?? Buffer.allocUnsafeSlow(FIRST_BYTES);
}

/**
 * Rows in the binary format of COPY ("Binary Format" in PostgreSQL's documentation of COPY): nothing needs escaping, and
 * the server parses no text. The fields of a row are written one after another, in the order of the columns and in the
 * exact type of each; a field that is null is written as such.
 */
export class CopyRows {
  private bytes = takeSpare();
  private length = SIGNATURE.copy(this.bytes);
  private rows = 0;

  constructor(private readonly columns: number) {}

  get count(): number {
    return this.rows;
  }

  startRow(): void {
    this.reserve(2);
    this.length = this.bytes.writeInt16BE(this.columns, this.length);
    this.rows += 1;
  }

  text(value: string | null): void {
    if (value === null) return this.null();
    this.reserve(4 + value.length * MAX_UTF8_BYTES_PER_UNIT);
    const written = this.bytes.write(value, this.length + 4, 'utf8');
    this.bytes.writeInt32BE(written, this.length);
    this.length += 4 + written;
  }

  uuid(value: string | null): void {
    if (value === null) return this.null();
    this.size(16);
    this.length += this.bytes.write(value.replaceAll('-', ''), this.length, 16, 'hex');
  }

  integer(value: number | null): void {
    if (value === null) return this.null();
    this.size(4);
    this.length = this.bytes.writeInt32BE(value, this.length);
  }

  real(value: number | null): void {
    if (value === null) return this.null();
    this.size(4);
    this.length = this.bytes.writeFloatBE(value, this.length);
  }

  boolean(value: boolean): void {
    this.size(1);
    this.length = this.bytes.writeUInt8(value ? 1 : 0, this.length);
  }

  /** A timestamptz; `value` in milliseconds since 1970. */
  time(value: number | null): void {
    if (value === null) return this.null();
    const microseconds = Math.round((value - EPOCH_2000_MS) * 1000);
    const high = Math.floor(microseconds / TWO_TO_32);
    this.size(8);
    this.length = this.bytes.writeInt32BE(high, this.length);
    this.length = this.bytes.writeUInt32BE(microseconds - high * TWO_TO_32, this.length);
  }

  /** Gives the memory to the next rows, once nobody reads its pieces. */
  release(): void {
    const isWorthIt = this.bytes.length > 0 && this.bytes.length <= MOST_SPARE_BYTES;
    if (isWorthIt && spares.length < MOST_SPARES) spares.push(this.bytes);
    this.bytes = Buffer.alloc(0);
  }

  /** Everything written, in pieces the server can start on; as often as wanted, until it is released. */
  *pieces(): Generator<Buffer> {
    this.reserve(2);
    const end = this.bytes.writeInt16BE(-1, this.length);
    for (let at = 0; at < end; at += CHUNK_BYTES)
      yield this.bytes.subarray(at, Math.min(at + CHUNK_BYTES, end));
  }

  private null(): void {
    this.reserve(4);
    this.length = this.bytes.writeInt32BE(-1, this.length);
  }

  private size(bytes: number): void {
    this.reserve(4 + bytes);
    this.length = this.bytes.writeInt32BE(bytes, this.length);
  }

  private reserve(bytes: number): void {
    if (this.length + bytes <= this.bytes.length) return;
    const larger = Buffer.allocUnsafeSlow(Math.max(this.bytes.length * 2, this.length + bytes));
    this.bytes.copy(larger, 0, 0, this.length);
    this.bytes = larger;
  }
}
