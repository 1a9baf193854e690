import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';

const folder = join(import.meta.dirname, '../src/styles');
const shared = join(import.meta.dirname, '../../../libs/web/src/styles');
const files = [
  ...readdirSync(folder)
    .filter((name) => name.endsWith('.css'))
    .map((name) => join(folder, name)),
  ...['form.css', 'spans.css'].map((name) => join(shared, name)),
];
const PHYSICAL =
  /(^|[\s;{])(?:(?:margin|padding|border|scroll-margin)-(?:left|right)[\w-]*|left|right|float|clear|border-(?:top|bottom)-(?:left|right)-radius)\s*:|text-align:\s*(?:left|right)/;
/** Four different values tell left from right. */
const FOUR = /(?:margin|padding|border-radius|inset)\s*:\s*(\S+)\s+(\S+)\s+(\S+)\s+(\S+);/;

/** What a function is given says nothing about sides. */
function plain(line: string): string {
  const shorter = line.replace(/\([^()]*\)/g, '');
  return shorter === line ? line : plain(shorter);
}

describe('the styles', () => {
  it.each(files)('of %s know start and end, not left and right', (file) => {
    const lines = readFileSync(file, 'utf8').split('\n');
    const sided = lines.filter((line) => {
      const four = FOUR.exec(plain(line));
      return PHYSICAL.test(line) || (four !== null && four[2] !== four[4]);
    });
    expect(sided).toEqual([]);
  });

  it('are all looked at', () => {
    expect(files.length).toBeGreaterThan(5);
  });
});
