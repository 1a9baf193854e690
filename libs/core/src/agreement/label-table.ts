/** One judgment as agreement sees it: who said what of which unit. */
export type Label<Value> = { readonly unit: string; readonly coder: string; readonly value: Value };

/** A set of names, such as the values at stake; order and repetition say nothing. */
export type NameSet = readonly string[];

/**
 * Labels in compact form, one entry of `units`, `coders` and `labels` each, in any order: what every coefficient of
 * agreement starts from. A unit judged by some people only is the normal case; what nobody said is simply not there.
 * A coder labels a unit once at most: `labelTable` checks this, whoever fills the arrays must see to it.
 */
export type LabelTable<Value> = {
  /** Which unit, from 0. */
  readonly units: Uint32Array;
  /** Index in `coderIds`. */
  readonly coders: Uint32Array;
  /** Index in `values`. */
  readonly labels: Uint32Array;
  readonly unitCount: number;
  readonly coderIds: readonly string[];
  /** Every value once. */
  readonly values: readonly Value[];
};

/** Throws RangeError when somebody labels a unit twice. */
export function labelTable<Value extends string | number | boolean | NameSet>(
  labels: Iterable<Label<Value>>,
): LabelTable<Value> {
  const units = new Numbering<string>();
  const coders = new Numbering<string>();
  const values = new Numbering<unknown>();
  const distinct: Value[] = [];
  const rows: number[] = [];
  const seen = new Set<string>();
  for (const { unit, coder, value } of labels) {
    const [u, c, v] = [units.of(unit), coders.of(coder), values.of(identityOf(value))];
    if (seen.has(`${u} ${c}`))
      throw new RangeError(`${coder} labels ${unit} twice; keep one label of the two.`);
    seen.add(`${u} ${c}`);
    distinct[v] = value;
    rows.push(u, c, v);
  }
  const column = (offset: number): Uint32Array =>
    Uint32Array.from({ length: rows.length / 3 }, (_, row) => rows[3 * row + offset] as number);
  return {
    units: column(0),
    coders: column(1),
    labels: column(2),
    unitCount: units.names.length,
    coderIds: coders.names,
    values: distinct,
  };
}

/** The same from a row a unit and a column a coder; null where that coder said nothing. */
export function labelTableOfRows<Value extends string | number | boolean | NameSet>(
  rows: readonly (readonly (Value | null)[])[],
): LabelTable<Value> {
  const labels = rows.flatMap((row, unit) =>
    row.flatMap((value, coder) =>
      value === null ? [] : [{ unit: String(unit), coder: String(coder), value: value as Value }],
    ),
  );
  return labelTable(labels);
}

/** What makes two values the same. */
function identityOf(value: string | number | boolean | NameSet): unknown {
  return typeof value === 'object' ? JSON.stringify([...new Set(value)].sort()) : value;
}

class Numbering<Name> {
  readonly names: Name[] = [];
  private readonly numbers = new Map<Name, number>();

  of(name: Name): number {
    const known = this.numbers.get(name);
    if (known !== undefined) return known;
    this.numbers.set(name, this.names.length);
    return this.names.push(name) - 1;
  }
}
