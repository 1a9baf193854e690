import type { Clock } from '../clock/clock.js';

/** A UUID in its 36-character lower-case form. */
export type Id = string;

/** Fills and returns an array of that many random bytes. */
export type ByteSource = (length: number) => Uint8Array;

const POOL_BYTES = 4_096;
const pool = { bytes: new Uint8Array(POOL_BYTES), used: POOL_BYTES };

/** Drawn many at a time, because asking the system costs as much for ten bytes as for thousands. */
const systemBytes: ByteSource = (length) => {
  if (pool.used + length > POOL_BYTES) {
    globalThis.crypto.getRandomValues(pool.bytes);
    pool.used = 0;
  }
  pool.used += length;
  return pool.bytes.slice(pool.used - length, pool.used);
};

/** A clock set back by less than this keeps the last millisecond; further back is taken for another clock. */
const SMALL_STEP_BACK_MS = 1_000;
const LARGEST_COUNTER = 0xfff;

const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

const last = { millisecond: -1, counter: 0 };

/**
 * A UUIDv7 (RFC 9562): 48 bits of Unix milliseconds, a 12-bit counter, 62 random bits.
 *
 * Ids made by one process sort in the order they were made, within a millisecond too: the counter starts at a
 * random point in its lower half and rises by one (method 1 of RFC 9562 §6.2); when it is used up the
 * millisecond is advanced instead.
 */
export function newId(clock: Clock, bytes: ByteSource = systemBytes): Id {
  const random = bytes(10);
  tick(clock.now().getTime(), ((random[8] ?? 0) << 8) | (random[9] ?? 0));
  const time = last.millisecond.toString(16).padStart(12, '0');
  const counter = last.counter.toString(16).padStart(3, '0');
  const variant = (0x80 | ((random[0] ?? 0) & 0x3f)).toString(16);
  let tail = '';
  for (let index = 1; index < 8; index += 1) tail += HEX[random[index] ?? 0];
  return `${time.slice(0, 8)}-${time.slice(8)}-7${counter}-${variant}${tail.slice(0, 2)}-${tail.slice(2)}`;
}

function tick(now: number, randomStart: number): void {
  const stepBack = last.millisecond - now;
  if (stepBack < 0 || stepBack >= SMALL_STEP_BACK_MS) {
    last.millisecond = now;
    last.counter = randomStart & 0x7ff;
  } else if (last.counter < LARGEST_COUNTER) {
    last.counter += 1;
  } else {
    last.millisecond += 1;
    last.counter = 0;
  }
}
