/**
 * Where to go after rating an item: the next one without a rating, from there round to the start; the same one when all
 * others have one.
 */
export function itemAfterRating(
  itemIds: readonly string[],
  ratings: Readonly<Record<string, number>>,
  rated: number,
): number {
  const count = itemIds.length;
  for (let step = 1; step < count; step += 1) {
    const place = (rated + step) % count;
    const id = itemIds[place];
    if (id !== undefined && ratings[id] === undefined) return place;
  }
  return rated;
}
