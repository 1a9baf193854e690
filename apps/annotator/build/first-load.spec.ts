import { describe, expect, it } from '@jest/globals';
import { gzipSync } from 'node:zlib';
import { firstLoadBytes } from './first-load.js';

const chunk = (fileName: string, code: string, imports: string[] = []) => ({ fileName, code, imports });
const size = (code: string): number => gzipSync(code, { level: 9 }).length;

describe('the first load', () => {
  it('is the entry with all it imports, each counted once, and nothing that is loaded later', () => {
    const chunks = [
      chunk('a.js', 'let a = 1;', ['b.js', 'c.js']),
      chunk('b.js', 'let b = 22;', ['c.js']),
      chunk('c.js', 'let c = 333;', ['a.js']),
      chunk('later.js', 'let d = 4444;'),
    ];
    const wanted = size('let a = 1;') + size('let b = 22;') + size('let c = 333;');
    expect(firstLoadBytes('a.js', chunks)).toBe(wanted);
    expect(firstLoadBytes('none.js', chunks)).toBe(0);
  });
});
