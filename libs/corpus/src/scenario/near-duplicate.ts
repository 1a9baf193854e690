/** Words in a shingle. */
const SHINGLE_WORDS = 5;
const HASHES = 64;
const BANDS = 16;
const ROWS = HASHES / BANDS;
/** Two texts from this Jaccard similarity on are near-copies. */
export const NEAR_COPY = 0.8;

const FNV_OFFSET = 0x811c9dc5;
const FNV_PRIME = 0x01000193;
const SPACE = 32;
/** One for each hash function: each gives an independent-looking permutation of the shingles. */
const SEEDS = Uint32Array.from({ length: HASHES }, (_, index) => Math.imul(index + 1, 0x9e3779b1));

/**
 * The distinct runs of five words of a normalised text (words joined by single spaces), as 32-bit FNV-1a hashes in
 * ascending order; a shorter text is one run. The hashes are stored, in bands: a change of them would part old from new.
 */
export function shinglesOf(normalised: string): Uint32Array {
  if (normalised === '') return new Uint32Array();
  const starts = wordStarts(normalised);
  const runs = Math.max(starts.length - SHINGLE_WORDS + 1, 1);
  const hashes = new Uint32Array(runs);
  for (let run = 0; run < runs; run += 1) {
    const after = starts[run + SHINGLE_WORDS];
    hashes[run] = hashOf(normalised, starts[run] ?? 0, after === undefined ? normalised.length : after - 1);
  }
  return distinct(hashes.sort());
}

/**
 * The bands of a text's MinHash signature (Broder 1997): 64 minima in 16 bands of 4. Texts of Jaccard similarity s share
 * a band with probability 1 − (1 − s⁴)¹⁶: above 0.999 at s = 0.8, about 0.64 at 0.5, 0.03 at 0.2. A shared band is only
 * a reason to compare.
 */
export function bandsOf(shingles: Uint32Array): string[] {
  if (shingles.length === 0) return [];
  const minima = minimaOf(shingles);
  return Array.from({ length: BANDS }, (_, band) => {
    const at = band * ROWS;
    return `${band}:${text(minima[at])}.${text(minima[at + 1])}.${text(minima[at + 2])}.${text(minima[at + 3])}`;
  });
}

/** Shared shingles ÷ all shingles, 0 … 1; of sets in ascending order, as `shinglesOf` gives them. */
export function jaccard(left: Uint32Array, right: Uint32Array): number {
  let shared = 0;
  for (let i = 0, j = 0; i < left.length && j < right.length;) {
    const [one, other] = [left[i] as number, right[j] as number];
    if (one === other) shared += 1;
    if (one <= other) i += 1;
    if (other <= one) j += 1;
  }
  const all = left.length + right.length - shared;
  return all === 0 ? 0 : shared / all;
}

function minimaOf(shingles: Uint32Array): Uint32Array {
  const minima = new Uint32Array(HASHES).fill(0xffffffff);
  for (let index = 0; index < HASHES; index += 1) {
    const seed = SEEDS[index] as number;
    let least = 0xffffffff;
    // By index and written out: this is where finding near-copies spends its time.
    for (let at = 0; at < shingles.length; at += 1) {
      // The finaliser of MurmurHash3.
      let mixed = ((shingles[at] as number) ^ seed) >>> 0;
      mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
      mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
      mixed = (mixed ^ (mixed >>> 16)) >>> 0;
      if (mixed < least) least = mixed;
    }
    minima[index] = least;
  }
  return minima;
}

function wordStarts(normalised: string): number[] {
  const starts = [0];
  for (let at = normalised.indexOf(' '); at >= 0; at = normalised.indexOf(' ', at + 1)) {
    if (normalised.charCodeAt(at + 1) !== SPACE) starts.push(at + 1);
  }
  return starts;
}

/** FNV-1a over UTF-16 units. */
function hashOf(text: string, from: number, to: number): number {
  let hash = FNV_OFFSET;
  for (let at = from; at < to; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), FNV_PRIME);
  return hash >>> 0;
}

function distinct(sorted: Uint32Array): Uint32Array {
  let kept = 0;
  for (let at = 0; at < sorted.length; at += 1) {
    const value = sorted[at] as number;
    if (kept === 0 || sorted[kept - 1] !== value) {
      sorted[kept] = value;
      kept += 1;
    }
  }
  return sorted.slice(0, kept);
}

function text(value: number | undefined): string {
  return (value ?? 0).toString(36);
}
