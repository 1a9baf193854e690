/** A row that belongs to several groups at once, for example `author:x`, `thread:y` and `duplicate:z`. */
export type GroupedRow = { readonly key: string; readonly groups: readonly string[] };

/**
 * One group per row such that rows sharing any group, directly or through others, share it: the connected
 * components. A component is named by its smallest key, so the result does not depend on the order of the rows.
 */
export function joinGroups(rows: readonly GroupedRow[]): Map<string, string> {
  // Numbers in place of names: a look into a table of a million names costs more than all the joining.
  const parents: number[] = [];
  const numberIn = (numbers: Map<string, number>, name: string): number => {
    const known = numbers.get(name);
    if (known !== undefined) return known;
    numbers.set(name, parents.length);
    return parents.push(parents.length) - 1;
  };
  const root = (node: number): number => {
    let current = node;
    for (;;) {
      const parent = parents[current] as number;
      if (parent === current) return current;
      // Halve the path on the way, so that long chains stay fast.
      parents[current] = parents[parent] as number;
      current = parent;
    }
  };
  // Keys and groups are different things that may have the same name.
  const keys = new Map<string, number>();
  const groups = new Map<string, number>();
  for (const row of rows) {
    const node = numberIn(keys, row.key);
    for (const group of row.groups) parents[root(numberIn(groups, group))] = root(node);
  }
  const names = new Map<number, string>();
  for (const [key, node] of keys) {
    const component = root(node);
    const name = names.get(component);
    if (name === undefined || key < name) names.set(component, key);
  }
  return new Map([...keys].map(([key, node]) => [key, names.get(root(node)) as string]));
}
