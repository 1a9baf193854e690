import type { LabelTable } from './label-table.js';

/** Mean squares of an analysis of variance of ratings. */
export type MeanSquares = {
  readonly ok: true;
  /** Between units. */
  readonly between: number;
  /** Within units; in a two-way analysis what is left beside the people. */
  readonly within: number;
  /** Between people; 0 in a one-way analysis. */
  readonly columns: number;
  /** Units. */
  readonly n: number;
  /** Ratings a unit. */
  readonly k: number;
  /** Ratings in all. */
  readonly ratings: number;
};

export type NoMeanSquares = { readonly ok: false; readonly reason: string };

/** Units with two ratings or more, whoever gave them. */
export function oneWay(table: LabelTable<number>, coders: readonly string[]): MeanSquares | NoMeanSquares {
  const units = ratingsByUnit(table, coders)
    .map((ratings) => [...ratings.values()])
    .filter(({ length }) => length > 1);
  const n = units.length;
  if (n < 2) return { ok: false, reason: `An ICC needs two units with two ratings or more; there are ${n}.` };
  const ratings = units.reduce((sum, { length }) => sum + length, 0);
  const centre = sumOf(units.flat()) / ratings;
  let between = 0;
  let within = 0;
  for (const unit of units) {
    const mean = sumOf(unit) / unit.length;
    between += unit.length * (mean - centre) ** 2;
    within += unit.reduce((sum, rating) => sum + (rating - mean) ** 2, 0);
  }
  const k = (ratings - units.reduce((sum, { length }) => sum + length ** 2, 0) / ratings) / (n - 1);
  return { ok: true, between: between / (n - 1), within: within / (ratings - n), columns: 0, n, k, ratings };
}

/** Units that all of the people rated. */
export function twoWay(table: LabelTable<number>, coders: readonly string[]): MeanSquares | NoMeanSquares {
  const k = coders.length;
  if (k < 2) return { ok: false, reason: `This ICC compares people; there are ${k}.` };
  const rows = ratingsByUnit(table, coders)
    .filter(({ size }) => size === k)
    .map((ratings) => coders.map((coder) => ratings.get(coder) as number));
  const n = rows.length;
  if (n < 2) {
    const reason = `This ICC compares the same people on every unit; only ${n} of ${table.unitCount} units was rated by all ${k}. Form 1 does without.`;
    return { ok: false, reason };
  }
  const centre = sumOf(rows.flat()) / (n * k);
  const rowMeans = rows.map((row) => sumOf(row) / k);
  const columnMeans = coders.map((_, column) => sumOf(rows.map((row) => row[column] as number)) / n);
  const between = k * sumOf(rowMeans.map((mean) => (mean - centre) ** 2));
  const columns = n * sumOf(columnMeans.map((mean) => (mean - centre) ** 2));
  const residual = sumOf(
    rows.flatMap((row, unit) =>
      row.map(
        (rating, column) =>
          (rating - (rowMeans[unit] as number) - (columnMeans[column] as number) + centre) ** 2,
      ),
    ),
  );
  return {
    ok: true,
    between: between / (n - 1),
    within: residual / ((n - 1) * (k - 1)),
    columns: columns / (k - 1),
    n,
    k,
    ratings: n * k,
  };
}

function ratingsByUnit(table: LabelTable<number>, coders: readonly string[]): Map<string, number>[] {
  const wanted = new Set(coders);
  const units = Array.from({ length: table.unitCount }, () => new Map<string, number>());
  table.units.forEach((unit, row) => {
    const coder = table.coderIds[table.coders[row] as number] as string;
    if (wanted.has(coder)) units[unit]?.set(coder, table.values[table.labels[row] as number] as number);
  });
  return units;
}

function sumOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0);
}
