/**
 * Browsers count text in UTF-16 units, spans count code points; every crossing between the two is made here.
 * An offset in the middle of a surrogate pair belongs to no code point: it is taken as the start of the pair.
 */

/** Code points before this UTF-16 offset. Throws RangeError when it is not inside the text. */
export function codePointOfUnit(text: string, unit: number): number {
  if (!Number.isInteger(unit) || unit < 0 || unit > text.length)
    throw new RangeError(`The offset ${unit} is not inside the text.`);
  const whole = isInsidePair(text, unit) ? unit - 1 : unit;
  let codePoints = 0;
  for (let position = 0; position < whole; codePoints += 1) position += widthAt(text, position);
  return codePoints;
}

/** UTF-16 units before this code point. Throws RangeError when it is not inside the text. */
export function unitOfCodePoint(text: string, codePoint: number): number {
  if (!Number.isInteger(codePoint) || codePoint < 0)
    throw new RangeError(`The code point ${codePoint} is not inside the text.`);
  let unit = 0;
  for (let left = codePoint; left > 0; left -= 1) {
    if (unit >= text.length) throw new RangeError(`The code point ${codePoint} is not inside the text.`);
    unit += widthAt(text, unit);
  }
  return unit;
}

function widthAt(text: string, unit: number): number {
  return isInsidePair(text, unit + 1) ? 2 : 1;
}

function isInsidePair(text: string, unit: number): boolean {
  return (
    unit > 0 &&
    unit < text.length &&
    (text.charCodeAt(unit - 1) & 0xfc00) === 0xd800 &&
    (text.charCodeAt(unit) & 0xfc00) === 0xdc00
  );
}
