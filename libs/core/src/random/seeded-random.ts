import { sha256 } from '@noble/hashes/sha2.js';
import { canonicalJson } from '../hash/canonical-json.js';

/**
 * A reproducible generator: equal parts give equal draws on every machine.
 *
 * The parts are hashed (SHA-256 of their canonical JSON) into the 128-bit state of xoshiro128** (Blackman and
 * Vigna 2018). Good for sampling, shuffling and resampling; not for secrets.
 */
export class SeededRandom {
  private spareNormal: number | null = null;

  private constructor(private readonly state: Uint32Array) {}

  static from(...parts: readonly (string | number)[]): SeededRandom {
    const digest = sha256(new TextEncoder().encode(canonicalJson(parts)));
    const view = new DataView(digest.buffer, digest.byteOffset, 16);
    const state = Uint32Array.from([0, 4, 8, 12], (offset) => view.getUint32(offset));
    return new SeededRandom(state);
  }

  /** Uniform in [0, 1) with 53 random bits. */
  next(): number {
    const high = this.nextUint32() >>> 5;
    const low = this.nextUint32() >>> 6;
    return (high * 0x4000000 + low) / 0x20000000000000;
  }

  /** A uniform whole number in [0, bound). */
  integer(bound: number): number {
    if (!Number.isSafeInteger(bound) || bound < 1) {
      throw new RangeError(`A bound must be a positive whole number, not ${bound}.`);
    }
    return Math.floor(this.next() * bound);
  }

  /** A new array in random order (Fisher–Yates); the given one is untouched. */
  shuffle<T>(entries: readonly T[]): T[] {
    const shuffled = [...entries];
    for (let last = shuffled.length - 1; last > 0; last -= 1) {
      const other = this.integer(last + 1);
      [shuffled[last], shuffled[other]] = [shuffled[other] as T, shuffled[last] as T];
    }
    return shuffled;
  }

  /** One entry, each equally likely. Throws RangeError for an empty array. */
  pick<T>(entries: readonly T[]): T {
    return entries[this.integer(entries.length)] as T;
  }

  /** A standard normal draw (Marsaglia's polar method). */
  normal(): number {
    if (this.spareNormal !== null) {
      const spare = this.spareNormal;
      this.spareNormal = null;
      return spare;
    }
    for (;;) {
      const x = 2 * this.next() - 1;
      const y = 2 * this.next() - 1;
      const square = x * x + y * y;
      if (square > 0 && square < 1) {
        const scale = Math.sqrt((-2 * Math.log(square)) / square);
        this.spareNormal = y * scale;
        return x * scale;
      }
    }
  }

  private nextUint32(): number {
    const state = this.state;
    // Read by index: destructuring goes through an iterator and makes every draw several times slower.
    const s0 = state[0] as number;
    const s1 = state[1] as number;
    const s2 = state[2] as number;
    const s3 = state[3] as number;
    const result = Math.imul(rotateLeft(Math.imul(s1, 5), 7), 9) >>> 0;
    const shifted = s1 << 9;
    const n2 = s2 ^ s0;
    const n3 = s3 ^ s1;
    state[1] = s1 ^ n2;
    state[0] = s0 ^ n3;
    state[2] = n2 ^ shifted;
    state[3] = rotateLeft(n3, 11);
    return result;
  }
}

function rotateLeft(word: number, bits: number): number {
  return (word << bits) | (word >>> (32 - bits));
}
