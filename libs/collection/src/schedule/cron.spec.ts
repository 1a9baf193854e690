import { describe, expect, it } from '@jest/globals';
import { parseCron } from './cron.js';
import { cronInWords } from './cron-words.js';

describe('a schedule', () => {
  it.each([
    ['* * * * *', 'every minute'],
    ['*/15 * * * *', 'every 15 minutes'],
    ['0 * * * *', 'every hour on the hour'],
    ['5 * * * *', 'every hour at minute 5'],
    ['0 6 * * *', 'every day at 06:00 UTC'],
    ['30 6,18 * * *', 'every day at 06:30 and 18:30 UTC'],
    ['0 */6 * * *', 'every day at 00:00, 06:00, 12:00 and 18:00 UTC'],
    ['0 6 * * 1-5', 'every Monday, Tuesday, Wednesday, Thursday and Friday at 06:00 UTC'],
    ['0 6 * * sun', 'every Sunday at 06:00 UTC'],
    ['0 6 * * 7', 'every Sunday at 06:00 UTC'],
    ['0 6 1,15 * *', 'on day 1 and 15 of the month at 06:00 UTC'],
    ['0 6 1 jan,jul *', 'on day 1 of the month in January and July at 06:00 UTC'],
    ['0 6 1 * mon', 'on day 1 of the month and every Monday at 06:00 UTC'],
    ['*/20 8-17 * * *', 'every 20 minutes of the hours 08, 09, 10, 11, 12, 13, 14, 15, 16 and 17 UTC'],
    ['*/30 * * 12 *', 'every 30 minutes, every day in December'],
    ['7,9,40 * * * *', 'every hour at the minutes 7, 9 and 40'],
  ])('reads %s as “%s”', (cron, words) => {
    expect(cronInWords(cron)).toBe(words);
  });

  it.each([
    ['', 'this has 0'],
    ['* * * *', 'this has 4'],
    ['0 0 6 * * *', 'this has 6'],
    ['60 * * * *', '“60” is no minute of a schedule: it takes numbers from 0 to 59'],
    ['0 24 * * *', '“24” is no hour'],
    ['0 6 0 * *', '“0” is no day of the month'],
    ['0 6 * 13 *', '“13” is no month of a schedule: it takes numbers from 1 to 12, or names such as JAN'],
    ['0 6 * * monday', '“monday” is no day of the week'],
    ['*/0 * * * *', '“*/0” is no minute'],
    ['30-10 * * * *', '“30-10” is no minute'],
    ['@daily', 'five fields'],
    ['a b c d e', '“a” is no minute'],
    ['1,,2 * * * *', '“” is no minute'],
    ['0 6 30 2 *', 'never comes'],
    ['0 6 31 4,6,9,11 *', 'never comes'],
  ])('refuses %j', (cron, reason) => {
    expect(() => parseCron(cron)).toThrow(reason);
  });

  it('names the 29th of February, which comes now and then', () => {
    expect(parseCron('0 0 29 2 *')).toMatchObject({ days: [29], months: [2] });
  });
});
