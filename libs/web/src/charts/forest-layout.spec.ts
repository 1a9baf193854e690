import { describe, expect, it } from '@jest/globals';
import { forestLayout } from './forest-layout.js';

const tuned = { value: 0, low: null, high: null };
const rows = [
  { key: 'a', label: 'A', tuned, section: 'One' },
  { key: 'b', label: 'B', tuned, section: 'One' },
  { key: 'c', label: 'C', tuned, section: 'Two' },
];

describe('the layout of a forest chart', () => {
  it('opens each section once and leaves room for its name', () => {
    const { places } = forestLayout(rows, 800);
    expect(places.map((place) => place.opens)).toEqual(['One', undefined, 'Two']);
    const [first, second, third] = places.map((place) => place.top);
    expect((third ?? 0) - (second ?? 0)).toBeGreaterThan((second ?? 0) - (first ?? 0));
  });

  it('gives the whole width to the plot on a phone, with labels above the marks', () => {
    const { plot, places } = forestLayout(rows, 340);
    expect(plot).toEqual([12, 328]);
    expect(places.every((place) => place.labelY < place.y)).toBe(true);
  });

  it('keeps every row inside the picture', () => {
    for (const width of [320, 960]) {
      const { places, plotBottom, height } = forestLayout(rows, width);
      expect(places.every((place) => place.top + place.height <= plotBottom)).toBe(true);
      expect(plotBottom).toBeLessThan(height);
    }
  });
});
