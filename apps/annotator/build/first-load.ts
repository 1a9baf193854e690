import { gzipSync } from 'node:zlib';

/** A chunk as the bundler describes it. */
export interface BuiltChunk {
  readonly fileName: string;
  readonly code: string;
  /** Chunks it cannot start without. */
  readonly imports: readonly string[];
}

/**
 * Bytes of JavaScript, compressed by gzip, that a browser reads before the app shows anything: the entry and everything
 * it imports, each once.
 */
export function firstLoadBytes(entry: string, chunks: readonly BuiltChunk[]): number {
  const byName = new Map(chunks.map((chunk) => [chunk.fileName, chunk]));
  const seen = new Set<string>();
  const read = (name: string): number => {
    const chunk = byName.get(name);
    if (!chunk || seen.has(name)) return 0;
    seen.add(name);
    return (
      gzipSync(chunk.code, { level: 9 }).length + chunk.imports.reduce((sum, next) => sum + read(next), 0)
    );
  };
  return read(entry);
}
