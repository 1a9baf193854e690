/** An ILIKE pattern for text anywhere, in which the text's own wildcards mean themselves. */
export function containsPattern(search: string): string {
  return `%${search.replace(/[\\%_]/g, '\\$&')}%`;
}
