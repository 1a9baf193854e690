import { describe, expect, it } from '@jest/globals';
import { flowFigure } from './flow-figure.js';
import { verdictFigures } from './verdict-figures.js';

const flow = {
  labels: ['YTA', 'NTA', 'ESH'],
  counts: [
    [10, 20, 0],
    [0, 30, 0],
    [0, 0, 0],
  ],
};
const svg = flowFigure('Title', 'What it shows', flow);

describe('what became what', () => {
  it('is a band as wide as many went that way, each with its name', () => {
    expect(svg.match(/<path /g)).toHaveLength(3);
    expect(svg).toContain('<title>YTA → NTA: 20</title>');
    // 60 in 300 pixels: the band of 20 from 50 below the top of its block, where the 10 that stayed are, 100 wide.
    expect(svg).toMatch(/M150 90\.0C[^"]+V210\.0C[^"]+ 150 190\.0Z/);
    expect(svg).not.toMatch(/NaN|undefined|Infinity/);
  });

  it('says in words and numbers what the colours show', () => {
    expect(svg).toMatch(/^<svg [^>]*role="img"[^>]*><title>Title<\/title><desc>What it shows<\/desc>/);
    for (const text of ['>YTA 30<', '>NTA 30<', '>YTA 10<', '>NTA 50<', '>before<', '>after<'])
      expect(svg).toContain(text);
    expect(svg).not.toContain('ESH');
  });

  it('escapes names', () => {
    const hostile = flowFigure('<b>', '<i>', { labels: ['<script>'], counts: [[1]] });
    expect(hostile).not.toMatch(/<script>|<b>|<i>/);
  });
});

describe('verdicts before and after', () => {
  const compared = {
    ...{ n: 60, authorWrong: null, marginal: null, human: null, humanReason: 'nobody' },
    verdicts: ['YTA' as const, 'NTA' as const, 'ESH' as const],
    flow: flow.counts,
  };

  it('have a picture and the table of its numbers', () => {
    const [figure] = verdictFigures(compared);
    expect(figure?.svg).toContain('Of 60, 20 changed: most of all 20 from YTA to NTA.');
    expect(figure?.table?.rows).toEqual([
      ['YTA', '10', '20', '0'],
      ['NTA', '0', '30', '0'],
      ['ESH', '0', '0', '0'],
    ]);
  });

  it('are left out where no situation was judged by both', () => {
    expect(verdictFigures({ ...compared, n: 0 })).toEqual([]);
  });
});
