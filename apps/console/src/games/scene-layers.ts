export interface MapScene {
  readonly name: string;
  readonly ways: readonly { readonly to: string }[];
}

export interface PlacedScene {
  readonly name: string;
  readonly column: number;
  readonly row: number;
}

/**
 * Scenes in columns by how few steps lead to them from the start; within a column near to the scenes they are reached from,
 * so that lines cross less. Scenes nothing leads to come last.
 */
export function sceneLayers(scenes: readonly MapScene[], start: string): PlacedScene[] {
  const byName = new Map(scenes.map((scene) => [scene.name, scene]));
  const depth = new Map([[start, 0]]);
  for (const [name, column] of depth)
    for (const { to } of byName.get(name)?.ways ?? [])
      if (byName.has(to) && !depth.has(to)) depth.set(to, column + 1);
  const last = Math.max(0, ...depth.values());
  const columns: string[][] = Array.from({ length: last + 2 }, () => []);
  for (const { name } of scenes) columns[depth.get(name) ?? last + 1]?.push(name);
  const before = new Map<string, string[]>();
  for (const { name, ways } of scenes)
    for (const { to } of ways) before.set(to, [...(before.get(to) ?? []), name]);
  const rows = new Map<string, number>();
  for (const names of columns) {
    const weight = (name: string) => {
      const known = (before.get(name) ?? []).flatMap((from) => rows.get(from) ?? []);
      return known.length === 0 ? 0 : known.reduce((sum, row) => sum + row, 0) / known.length;
    };
    const middle = (names.length - 1) / 2;
    names
      .map((name) => ({ name, place: weight(name) }))
      .sort((a, b) => a.place - b.place)
      .forEach(({ name }, index) => rows.set(name, index - middle));
  }
  return columns.flatMap((names, column) =>
    names.map((name) => ({ name, column, row: rows.get(name) ?? 0 })),
  );
}
