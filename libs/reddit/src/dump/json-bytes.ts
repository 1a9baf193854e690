const QUOTE = 0x22;
const COLON = 0x3a;
const SPACE = 0x20;
const TAB = 0x09;
const BACKSLASH = 0x5c;
const MINUS = 0x2d;
const ZERO = 0x30;
const NINE = 0x39;
/** Longer ones are no number that the caller asks about. */
const MAX_DIGITS = 15;

/**
 * Finds the places of a field's name in a piece of a file, line after line, and looks at no byte twice: the place found
 * beyond the end of one line is remembered for the next.
 */
export class FieldFinder {
  private bytes: Buffer | null = null;
  private searchedFrom = 0;
  private found = -1;

  /** @param key the name in its quotes */
  constructor(readonly key: Buffer) {}

  /** Where the next one begins that ends before `to`; -1 when there is none. */
  next(bytes: Buffer, from: number, to: number): number {
    const isKnown =
      this.bytes === bytes && from >= this.searchedFrom && (this.found < 0 || from <= this.found);
    if (!isKnown) {
      this.bytes = bytes;
      this.searchedFrom = from;
      this.found = bytes.indexOf(this.key, from);
    }
    return this.found >= 0 && this.found + this.key.length <= to ? this.found : -1;
  }
}

/**
 * Whether a text field has one of the wanted values anywhere in the line from `from` to `to`, in nested objects too.
 * Null when the bytes do not tell: the field is not there, is no text, or has an escape.
 *
 * Inside a text the quote before or after the name is escaped, so that it is not taken for a field.
 */
export function hasText(
  bytes: Buffer,
  from: number,
  to: number,
  finder: FieldFinder,
  wanted: WantedTexts,
): boolean | null {
  let isThere = false;
  for (let at = finder.next(bytes, from, to); at >= 0; at = finder.next(bytes, at, to)) {
    at += finder.key.length;
    const start = valueStart(bytes, at);
    if (start < 0) continue;
    if (bytes[start] !== QUOTE) return null;
    const found = wanted.at(bytes, start + 1, to);
    if (found !== false) return found;
    isThere = true;
  }
  return isThere ? false : null;
}

/** Texts that are looked for without regard to the case of ASCII letters. */
export class WantedTexts {
  private readonly hashes: ReadonlySet<number>;

  /** @param texts in lower case */
  constructor(private readonly texts: ReadonlySet<string>) {
    this.hashes = new Set([...texts].map((text) => hashOf(Buffer.from(text, 'latin1'))));
  }

  has(text: string): boolean {
    return this.texts.has(text.toLowerCase());
  }

  /** Whether the text that begins here is one of them; null when it has an escape or does not end. */
  at(bytes: Buffer, start: number, to: number): boolean | null {
    let hash = FIRST_HASH;
    let at = start;
    for (; at < to && bytes[at] !== QUOTE; at += 1) {
      const byte = bytes[at] ?? 0;
      if (byte === BACKSLASH) return null;
      hash = addByte(hash, byte);
    }
    if (at >= to) return null;
    return this.hashes.has(hash) && this.has(bytes.toString('latin1', start, at));
  }
}

/** FNV-1a of the bytes with ASCII letters in lower case, so that most texts need not be made to be compared. */
const FIRST_HASH = 0x811c9dc5;
function addByte(hash: number, byte: number): number {
  const lower = byte >= 0x41 && byte <= 0x5a ? byte | 0x20 : byte;
  return Math.imul(hash ^ lower, 0x01000193);
}

function hashOf(bytes: Buffer): number {
  return bytes.reduce((hash, byte) => addByte(hash, byte), FIRST_HASH);
}

/**
 * The whole-number values of a field in the line from `from` to `to`, written as numbers or as texts. Null when one
 * cannot be told from the bytes.
 */
export function numbersIn(bytes: Buffer, from: number, to: number, finder: FieldFinder): number[] | null {
  const numbers: number[] = [];
  for (let at = finder.next(bytes, from, to); at >= 0; at = finder.next(bytes, at, to)) {
    at += finder.key.length;
    const start = valueStart(bytes, at);
    if (start < 0) continue;
    const value = integerAt(bytes, bytes[start] === QUOTE ? start + 1 : start);
    if (value === null) return null;
    numbers.push(value);
  }
  return numbers;
}

/** Where the value of the field begins whose name ends before `at`; -1 when it is no field. */
function valueStart(line: Buffer, at: number): number {
  const colon = skipBlanks(line, at);
  return line[colon] === COLON ? skipBlanks(line, colon + 1) : -1;
}

function skipBlanks(line: Buffer, from: number): number {
  let at = from;
  while (line[at] === SPACE || line[at] === TAB) at += 1;
  return at;
}

function integerAt(line: Buffer, from: number): number | null {
  const isNegative = line[from] === MINUS;
  const start = isNegative ? from + 1 : from;
  let value = 0;
  let at = start;
  for (let digit = line[at]; isDigit(digit); digit = line[++at]) value = value * 10 + (digit - ZERO);
  if (at === start || at - start > MAX_DIGITS || !endsNumber(line[at])) return null;
  return isNegative ? -value : value;
}

function isDigit(byte: number | undefined): byte is number {
  return byte !== undefined && byte >= ZERO && byte <= NINE;
}

/** A comma, a bracket, a quote or a blank; a point or an exponent would change the number. */
function endsNumber(byte: number | undefined): boolean {
  return byte !== undefined && ', ]}"\t\r'.includes(String.fromCharCode(byte));
}
