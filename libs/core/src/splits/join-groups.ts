/** A row that belongs to several groups at once, for example `author:x`, `thread:y` and `duplicate:z`. */
export type GroupedRow = { readonly key: string; readonly groups: readonly string[] };

/**
 * One group per row such that rows sharing any group, directly or through others, share it: the connected
 * components. A component is named by its smallest key, so the result does not depend on the order of the rows.
 */
export function joinGroups(rows: readonly GroupedRow[]): Map<string, string> {
  const parents = new Map<string, string>();
  const root = (node: string): string => {
    let current = node;
    for (;;) {
      const parent = parents.get(current) ?? current;
      if (parent === current) return current;
      // Halve the path on the way, so that long chains stay fast.
      parents.set(current, parents.get(parent) ?? parent);
      current = parent;
    }
  };
  for (const row of rows) {
    for (const group of row.groups) parents.set(root(groupNode(group)), root(rowNode(row.key)));
  }
  const names = new Map<string, string>();
  for (const { key } of rows) {
    const component = root(rowNode(key));
    const name = names.get(component);
    if (name === undefined || key < name) names.set(component, key);
  }
  return new Map(rows.map(({ key }) => [key, names.get(root(rowNode(key))) as string]));
}

// Keys and groups are different things that may have the same name.
const rowNode = (key: string): string => `row ${key}`;
const groupNode = (group: string): string => `group ${group}`;
