/** Words in a shingle. */
const SHINGLE_WORDS = 5;
const HASHES = 64;
const BANDS = 16;
const ROWS = HASHES / BANDS;
/** Two texts from this Jaccard similarity on are near-copies. */
export const NEAR_COPY = 0.8;

const FNV_OFFSET = 0x811c9dc5;
const FNV_PRIME = 0x01000193;

/** The distinct runs of five words of a normalised text, as 32-bit hashes; a shorter text is one run. */
export function shinglesOf(normalised: string): Set<number> {
  const words = normalised.split(' ').filter((word) => word !== '');
  const runs = Math.max(words.length - SHINGLE_WORDS + 1, Math.min(words.length, 1));
  return new Set(
    Array.from({ length: runs }, (_, at) => hash32(words.slice(at, at + SHINGLE_WORDS).join(' '))),
  );
}

/**
 * The bands of a text's MinHash signature (Broder 1997): 64 minima in 16 bands of 4. Texts of Jaccard similarity s share
 * a band with probability 1 − (1 − s⁴)¹⁶: above 0.999 at s = 0.8, about 0.64 at 0.5, 0.03 at 0.2. A shared band is only
 * a reason to compare.
 */
export function bandsOf(shingles: ReadonlySet<number>): string[] {
  if (shingles.size === 0) return [];
  const minima = new Uint32Array(HASHES).fill(0xffffffff);
  for (const shingle of shingles) {
    for (let index = 0; index < HASHES; index += 1) {
      const value = mix(shingle ^ Math.imul(index + 1, 0x9e3779b1));
      if (value < (minima[index] ?? 0)) minima[index] = value;
    }
  }
  return Array.from({ length: BANDS }, (_, band) => {
    const rows = Array.from(minima.subarray(band * ROWS, (band + 1) * ROWS), (value) => value.toString(36));
    return `${band}:${rows.join('.')}`;
  });
}

/** Shared shingles ÷ all shingles, 0 … 1. */
export function jaccard(left: ReadonlySet<number>, right: ReadonlySet<number>): number {
  const shared = [...left].filter((shingle) => right.has(shingle)).length;
  const all = left.size + right.size - shared;
  return all === 0 ? 0 : shared / all;
}

/** FNV-1a over UTF-16 units. */
function hash32(text: string): number {
  let hash = FNV_OFFSET;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), FNV_PRIME);
  return hash >>> 0;
}

/** The finaliser of MurmurHash3: each index gives an independent-looking permutation of the hashes. */
function mix(value: number): number {
  let mixed = value >>> 0;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}
