import { type CronTimes, parseCron } from './cron.js';

const MONTHS = [
  '',
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];
const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
/** More times of a day than these are said as a rule and not one by one. */
const MOST_TIMES = 6;

/** A schedule for people: "every day at 06:00 UTC". @throws BadInputError when it is none */
export function cronInWords(expression: string): string {
  const times = parseCron(expression);
  const clock = clockInWords(times);
  const days = daysInWords(times);
  return clock.startsWith('at ')
    ? `${days ?? 'every day'} ${clock}`
    : [clock, days].filter(Boolean).join(', ');
}

function clockInWords({ minutes, hours }: CronTimes): string {
  if (minutes && hours && minutes.length * hours.length <= MOST_TIMES) {
    const all = hours.flatMap((hour) => minutes.map((minute) => `${two(hour)}:${two(minute)}`));
    return `at ${list(all)} UTC`;
  }
  const withinHour = minutesInWords(minutes);
  return hours ? `${withinHour} of the hours ${list(hours.map(two))} UTC` : withinHour;
}

function minutesInWords(minutes: number[] | null): string {
  if (!minutes) return 'every minute';
  const step = stepOf(minutes, 60);
  if (step !== null) return `every ${step} minutes`;
  const [only] = minutes;
  if (minutes.length === 1) return only === 0 ? 'every hour on the hour' : `every hour at minute ${only}`;
  return `every hour at the minutes ${list(minutes.map(String))}`;
}

function daysInWords({ days, months, weekdays }: CronTimes): string | null {
  const named: string[] = [];
  if (days) named.push(`on day ${list(days.map(String))} of the month`);
  if (weekdays) named.push(`every ${list(weekdays.map((weekday) => WEEKDAYS[weekday] ?? ''))}`);
  const inMonths = months ? `in ${list(months.map((month) => MONTHS[month] ?? ''))}` : null;
  // Like every cron, one that names both goes off on either.
  const day = named.join(' and ');
  if (day === '') return inMonths ? `every day ${inMonths}` : null;
  return inMonths ? `${day} ${inMonths}` : day;
}

/** 15 of 0, 15, 30, 45; null when they are not evenly spread from 0. */
function stepOf(numbers: readonly number[], size: number): number | null {
  const [first, second] = numbers;
  if (first !== 0 || second === undefined || size % second !== 0 || numbers.length !== size / second)
    return null;
  return numbers.every((number, index) => number === index * second) ? second : null;
}

function two(number: number): string {
  return String(number).padStart(2, '0');
}

function list(words: readonly string[]): string {
  return words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}
