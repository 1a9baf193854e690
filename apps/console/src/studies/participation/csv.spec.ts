import { describe, expect, it } from '@jest/globals';
import { firstColumn, toCsv } from './csv.js';

describe('CSV of participants', () => {
  it('quotes what needs it and has no formulas', () => {
    expect(
      toCsv([
        ['a,b', 'say "x"', null, -2],
        ['=1+1', '@x', '', 3],
      ]),
    ).toBe('"a,b","say ""x""",,-2\r\n\'=1+1,\'@x,,3\r\n');
  });

  it('is read by its first column, with or without a heading', () => {
    expect(firstColumn('Participant id,Status\r\n"a1",x\n\n b2 ;y\nc3')).toEqual(['a1', 'b2', 'c3']);
    expect(firstColumn('a1\na2')).toEqual(['a1', 'a2']);
    expect(firstColumn(' \n')).toEqual([]);
  });
});
