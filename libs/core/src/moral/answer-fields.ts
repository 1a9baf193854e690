export type Fields = Record<string, unknown>;

/** The properties of an untrusted object; null for anything else. */
export function asFields(input: unknown): Fields | null {
  return typeof input === 'object' && input !== null && !Array.isArray(input) ? (input as Fields) : null;
}

export function isWithin(candidate: unknown, range: { min: number; max: number }): candidate is number {
  return (
    Number.isInteger(candidate) && (candidate as number) >= range.min && (candidate as number) <= range.max
  );
}

export function unknownFields(fields: Fields, known: readonly string[], of = 'this answer'): string[] {
  return Object.keys(fields)
    .filter((name) => !known.includes(name))
    .map((name) => `"${name}" is not a field of ${of}.`);
}
