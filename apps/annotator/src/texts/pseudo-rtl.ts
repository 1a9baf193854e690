const RIGHT_TO_LEFT = '\u202e';
const END = '\u202c';

/** The same text, shown from right to left, so that a layout can be judged by people who read no such script. */
function turned(text: string): string {
  return `${RIGHT_TO_LEFT}${text}${END}`;
}

/** A catalogue in which every text is turned round, those that functions make included. */
export function pseudoRtl<Catalogue>(catalogue: Catalogue): Catalogue {
  return turn(catalogue) as Catalogue;
}

function turn(part: unknown): unknown {
  if (typeof part === 'string') return turned(part);
  if (typeof part === 'function') return (...given: unknown[]) => turned(String(part(...given)));
  if (Array.isArray(part)) return part.map(turn);
  if (typeof part !== 'object' || part === null) return part;
  return Object.fromEntries(Object.entries(part).map(([key, value]) => [key, turn(value)]));
}
