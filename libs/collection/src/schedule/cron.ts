import { BadInputError } from '@ethogram/platform';

/** The five fields of a cron expression, each as the sorted numbers it names; null: all. */
export interface CronTimes {
  minutes: number[] | null;
  hours: number[] | null;
  days: number[] | null;
  months: number[] | null;
  /** 0: Sunday. */
  weekdays: number[] | null;
}

interface Field {
  name: string;
  first: number;
  last: number;
  words?: readonly string[];
}

const MONTHS = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];
const WEEKDAYS = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'];
const FIELDS = {
  minutes: { name: 'minute', first: 0, last: 59 },
  hours: { name: 'hour', first: 0, last: 23 },
  days: { name: 'day of the month', first: 1, last: 31 },
  months: { name: 'month', first: 1, last: 12, words: ['', ...MONTHS] },
  weekdays: { name: 'day of the week', first: 0, last: 7, words: WEEKDAYS },
} satisfies Record<keyof CronTimes, Field>;

const PART = /^(?:(\*)|([0-9a-z]+)(?:-([0-9a-z]+))?)(?:\/([0-9]+))?$/i;
/** The longest month each can fall in; February counts its leap day. */
const LONGEST_DAY = [0, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/**
 * Reads a cron expression of five fields: minute, hour, day of the month, month, day of the week.
 * @throws BadInputError that says which field is wrong and what it takes
 */
export function parseCron(expression: string): CronTimes {
  const fields = expression.trim().split(/\s+/);
  if (fields.length !== 5 || fields[0] === '')
    throw new BadInputError(
      `A schedule has five fields (minute, hour, day of the month, month, day of the week), such as 0 6 * * * for every day at 06:00 UTC; this has ${fields[0] === '' ? 0 : fields.length}.`,
    );
  const names = Object.keys(FIELDS) as (keyof CronTimes)[];
  const read = names.map((name, index) => [name, parseField(fields[index] ?? '', FIELDS[name])]);
  const times = Object.fromEntries(read) as CronTimes;
  const { days, months, weekdays } = times;
  if (days && months && !weekdays && !months.some((month) => (days[0] ?? 0) <= (LONGEST_DAY[month] ?? 0)))
    throw new BadInputError('This schedule names a day that never comes, such as 31 February.');
  return times;
}

function parseField(text: string, field: Field): number[] | null {
  if (text === '*') return null;
  const numbers = text.split(',').flatMap((part) => parsePart(part, field));
  const isWeekday = field.name === FIELDS.weekdays.name;
  const distinct = [...new Set(numbers.map((number) => (isWeekday ? number % 7 : number)))].sort(
    (a, b) => a - b,
  );
  const all = field.last - field.first + (isWeekday ? 0 : 1);
  return distinct.length === all ? null : distinct;
}

function parsePart(part: string, field: Field): number[] {
  const [, star, from, to, step] = PART.exec(part) ?? [];
  if (star === undefined && from === undefined) throw refusal(part, field);
  const last = field.name === FIELDS.weekdays.name ? 6 : field.last;
  const start = star ? field.first : numberOf(from ?? '', field);
  const end = to !== undefined ? numberOf(to, field) : star || step !== undefined ? last : start;
  const by = step === undefined ? 1 : Number(step);
  if (by < 1 || end < start) throw refusal(part, field);
  return Array.from({ length: Math.floor((end - start) / by) + 1 }, (_, index) => start + index * by);
}

function numberOf(text: string, field: Field): number {
  const named = text === '' ? -1 : (field.words ?? []).indexOf(text.toUpperCase());
  const number = named >= 0 ? named : /^[0-9]+$/.test(text) ? Number(text) : NaN;
  if (!(number >= field.first && number <= field.last)) throw refusal(text, field);
  return number;
}

function refusal(text: string, { name, first, last, words }: Field): BadInputError {
  const named = words ? `, or names such as ${words.find((word) => word !== '') ?? ''}` : '';
  return new BadInputError(
    `“${text.slice(0, 20)}” is no ${name} of a schedule: it takes numbers from ${first} to ${last}${named}, lists (1,15), ranges (1-5) and steps (*/15).`,
  );
}
