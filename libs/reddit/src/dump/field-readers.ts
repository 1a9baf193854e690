/** A row of a dump as parsed: nothing about its fields is known yet. */
export type DumpRow = Readonly<Record<string, unknown>>;

const REPLACEMENT = '\uFFFD';
const INT32_MAX = 2_147_483_647;
/** 2005-06-01T00:00:00Z, the month Reddit began, in seconds. A smaller number is damaged. */
const EARLIEST_SECONDS = 1_117_584_000;
/** 2100-01-01T00:00:00Z, in seconds. A larger number is in other units or damaged. */
const LATEST_SECONDS = 4_102_444_800;
const NUMBER_PATTERN = /^-?\d{1,15}(?:\.\d{1,15})?$/;
const ID_PATTERN = /^[0-9a-z]{1,13}$/;

/** A row that cannot be used; the message says why, in words for the import report, without quoting the row. */
export class InvalidRowError extends Error {
  override readonly name = 'InvalidRowError';
}

/**
 * Cleans the texts of one row and counts what it replaced.
 * PostgreSQL stores neither U+0000 nor half of a surrogate pair; each becomes U+FFFD.
 */
export class TextCleaner {
  replaced = 0;

  clean(text: string): string {
    const hasNul = text.includes('\0');
    if (!hasNul && text.isWellFormed()) return text;
    const cleaned = text.replaceAll('\0', REPLACEMENT).toWellFormed();
    for (let at = 0; at < text.length; at++) if (text[at] !== cleaned[at]) this.replaced += 1;
    return cleaned;
  }

  /** The cleaned text of a field; null when the field is absent, empty or not text. */
  readText(row: DumpRow, field: string): string | null {
    const value = row[field];
    return typeof value === 'string' && value !== '' ? this.clean(value) : null;
  }

  /** The name of an account; null when Reddit or the collector left it out. */
  readAccountName(row: DumpRow, field: string): string | null {
    const name = this.readText(row, field);
    return name === '[deleted]' || name === '[removed]' ? null : name;
  }
}

/** The id without its kind prefix, from `id` or else from `name`. */
export function readId(row: DumpRow, prefix: 't1_' | 't3_'): string {
  for (const field of ['id', 'name']) {
    const value = row[field];
    if (typeof value !== 'string') continue;
    const id = value.toLowerCase().replace(prefix, '');
    if (ID_PATTERN.test(id)) return id;
  }
  throw new InvalidRowError('the row has no usable id');
}

/** A fullname of one of the kinds given, null when the field is absent. */
export function readFullname(row: DumpRow, field: string, kinds: readonly ('t1' | 't3')[]): string | null {
  const value = row[field];
  if (value === undefined || value === null || value === '') return null;
  const fullname = typeof value === 'string' ? value.toLowerCase() : '';
  const [kind = '', id = ''] = fullname.split('_', 2);
  if (kinds.some((allowed) => allowed === kind) && ID_PATTERN.test(id)) return `${kind}_${id}`;
  throw new InvalidRowError(
    `${field} is not the fullname of a ${kinds.includes('t1') ? 'post or comment' : 'post'}`,
  );
}

/**
 * Seconds since 1970. Old dumps write text, newer ones a number. Absent and 0 mean unknown.
 * @throws InvalidRowError when it is no time from 2005, when Reddit began, to 2100
 */
export function readSeconds(row: DumpRow, field: string): number | null {
  const value = row[field];
  if (value === undefined || value === null || value === '') return null;
  const seconds =
    typeof value === 'number' || typeof value === 'string' ? Math.trunc(Number(value)) : Number.NaN;
  if (Number.isNaN(seconds)) throw new InvalidRowError(`${field} is not a number`);
  if (seconds === 0) return null;
  if (seconds < EARLIEST_SECONDS || seconds >= LATEST_SECONDS)
    throw new InvalidRowError(`${field} lies outside 2005 to 2100`);
  return seconds;
}

/** A whole number that fits 32 bits, as a number or written as text, else null. */
export function readInteger(row: DumpRow, field: string): number | null {
  const value = readNumber(row, field);
  return value !== null && Math.abs(value) <= INT32_MAX ? Math.trunc(value) : null;
}

/** A number from 0 to 1, else null. */
export function readShare(row: DumpRow, field: string): number | null {
  const value = readNumber(row, field);
  return value !== null && value >= 0 && value <= 1 ? value : null;
}

function readNumber(row: DumpRow, field: string): number | null {
  const value = row[field];
  const number = typeof value === 'string' && NUMBER_PATTERN.test(value) ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : null;
}

export function readFlag(row: DumpRow, field: string): boolean {
  const value = row[field];
  return value === true || (typeof value === 'string' && value.toLowerCase() === 'true');
}

/** `edited` is false or the time of the edit; the dumps' second retrieval notes it in `_meta` as well. */
export function readEdited(row: DumpRow): boolean {
  const edited = row['edited'];
  return edited === true || (typeof edited === 'number' && edited > 0) || readMeta(row)['is_edited'] === true;
}

/** What the archive noted about the row, an empty object when it noted nothing. */
export function readMeta(row: DumpRow): DumpRow {
  const meta = row['_meta'];
  return isDumpRow(meta) ? meta : {};
}

export function isDumpRow(value: unknown): value is DumpRow {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
