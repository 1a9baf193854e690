import type { MoveRecord } from './play.queries.js';

type Decided = Pick<MoveRecord, 'scene' | 'passage' | 'chosen' | 'options'>;

/**
 * The first decision in which two plays go different ways: they stood in the same place and chose otherwise, or one of them
 * was over. Null when they went the same way to the end.
 */
export function partingOf(one: readonly Decided[], other: readonly Decided[]): number | null {
  const length = Math.max(one.length, other.length);
  for (let index = 0; index < length; index += 1) {
    const [a, b] = [one[index], other[index]];
    if (!a || !b || a.scene !== b.scene || a.passage !== b.passage || chosenText(a) !== chosenText(b))
      return index;
  }
  return null;
}

/** Options are shown in different orders only where the scene is another; their words tell them apart anywhere. */
function chosenText({ options, chosen }: Decided): string {
  return options[chosen]?.text ?? '';
}
