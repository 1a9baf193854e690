import { describe, expect, it } from '@jest/globals';
import { FixedClock } from '../clock/clock.js';
import type { ByteSource } from './new-id.js';
import { newId } from './new-id.js';

const UUID_V7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

describe('new ids', () => {
  it('have the form of UUIDv7 and begin with the clock', () => {
    const clock = new FixedClock('2031-05-06T07:08:09.123Z');
    const id = newId(clock);
    expect(id).toMatch(UUID_V7);
    expect(Number.parseInt(id.replace('-', '').slice(0, 12), 16)).toBe(clock.now().getTime());
  });

  it('rise within one millisecond, also past the end of the counter', () => {
    const clock = new FixedClock('2032-01-01T00:00:00.000Z');
    const ids = Array.from({ length: 10_000 }, () => newId(clock));
    expect(ids).toEqual([...ids].sort());
    expect(new Set(ids).size).toBe(10_000);
    expect(ids.every((id) => UUID_V7.test(id))).toBe(true);
  });

  it('rise even with a byte source that never varies', () => {
    const constant: ByteSource = (length) => new Uint8Array(length).fill(0xff);
    const clock = new FixedClock('2033-01-01T00:00:00.000Z');
    const ids = Array.from({ length: 6_000 }, () => newId(clock, constant));
    expect(ids).toEqual([...ids].sort());
    expect(new Set(ids).size).toBe(6_000);
  });

  it('keep rising when the clock is set back a little', () => {
    const clock = new FixedClock('2034-01-01T00:00:00.500Z');
    const before = newId(clock);
    clock.advance(-200);
    expect(newId(clock) > before).toBe(true);
  });

  it('follow a clock that is in another time altogether', () => {
    const later = newId(new FixedClock('2036-01-01T00:00:00.000Z'));
    const earlier = newId(new FixedClock('2035-01-01T00:00:00.000Z'));
    expect(earlier < later).toBe(true);
  });

  it('use every bit of the byte source outside version and variant', () => {
    const zero = newId(new FixedClock('2037-01-01T00:00:00.000Z'), (length) => new Uint8Array(length));
    const ones = newId(new FixedClock('2038-01-01T00:00:00.000Z'), (length) =>
      new Uint8Array(length).fill(255),
    );
    expect(zero.slice(14)).toBe('7000-8000-000000000000');
    expect(ones.slice(14)).toBe('77ff-bfff-ffffffffffff');
  });
});
