/** `1, 3` as numbers; null where something is no whole number. */
export function numberList(text: string): number[] | null {
  const parts = text
    .split(/[,\s]+/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
  const numbers = parts.map(Number);
  return numbers.every((number) => Number.isInteger(number)) ? numbers : null;
}
