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
 * The values of a text field wherever it occurs in a line of JSON, in nested objects too. Null when one cannot be told
 * from the bytes: it is no text, or has an escape.
 *
 * Inside a text the quote before or after the name is escaped, so that it is not taken for a field.
 */
export function textsIn(line: Buffer, key: Buffer): string[] | null {
  const texts: string[] = [];
  for (let at = line.indexOf(key); at >= 0; at = line.indexOf(key, at)) {
    at += key.length;
    const start = valueStart(line, at);
    if (start < 0) continue;
    if (line[start] !== QUOTE) return null;
    const end = line.indexOf(QUOTE, start + 1);
    if (end < 0 || line[end - 1] === BACKSLASH) return null;
    const text = line.toString('latin1', start + 1, end);
    if (text.includes('\\')) return null;
    texts.push(text);
  }
  return texts;
}

/** The whole-number values of a field, written as numbers or as texts. Null when one cannot be told from the bytes. */
export function numbersIn(line: Buffer, key: Buffer): number[] | null {
  const numbers: number[] = [];
  for (let at = line.indexOf(key); at >= 0; at = line.indexOf(key, at)) {
    at += key.length;
    const start = valueStart(line, at);
    if (start < 0) continue;
    const value = integerAt(line, line[start] === QUOTE ? start + 1 : start);
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
