import { correlation } from '../statistics/pearson.js';
import type { Answers } from './answers.js';

/**
 * Pearson's r of every two columns over the people. Missing scores: each pair of columns takes the people who have both
 * (pairwise). Null where fewer than two do or one of the two does not vary; 1 on the diagonal.
 */
export function scaleCorrelations(people: readonly Answers[]): (number | null)[][] {
  const columns = people[0]?.length ?? 0;
  const between = (left: number, right: number): number | null =>
    correlation(
      people.flatMap((scores): [number, number][] => {
        const [x, y] = [scores[left] ?? null, scores[right] ?? null];
        return x === null || y === null ? [] : [[x, y]];
      }),
    );
  const matrix = Array.from({ length: columns }, () => new Array<number | null>(columns).fill(1));
  for (let i = 0; i < columns; i += 1)
    for (let j = 0; j < i; j += 1) {
      const r = between(i, j);
      (matrix[i] as (number | null)[])[j] = r;
      (matrix[j] as (number | null)[])[i] = r;
    }
  return matrix;
}
