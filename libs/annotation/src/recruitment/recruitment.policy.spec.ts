import { createHmac } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { RateWindow } from './rate-window.js';
import { isGenuine, MAX_AGE_SECONDS, nameOf } from './recruiter-signature.js';
import { markOfStatus, readArrival } from './recruitment.policy.js';

const newId = (): string => 'made-up';

describe('who comes by an address', () => {
  it('is read from the names Prolific uses', () => {
    const parameters = { PROLIFIC_PID: 'p1', STUDY_ID: 's', SESSION_ID: 'x1' };
    expect(readArrival('PROLIFIC', parameters, newId)).toEqual({ externalId: 'p1', sessionId: 'x1' });
    expect(readArrival('PROLIFIC', { PROLIFIC_PID: 'p1' }, newId)).toBeUndefined();
    expect(
      readArrival('PROLIFIC', { ...parameters, PROLIFIC_PID: '{{%PROLIFIC_PID%}}' }, newId),
    ).toBeUndefined();
  });

  it('may be anybody at other addresses, but not somebody with half an id', () => {
    expect(readArrival('OTHER', {}, newId)).toEqual({ externalId: 'made-up', sessionId: null });
    expect(readArrival('OTHER', { participant: 'a-1' }, newId)?.externalId).toBe('a-1');
    expect(readArrival('OTHER', { participant: 'a b' }, newId)).toBeUndefined();
    expect(readArrival('OTHER', { participant: ['a'] }, newId)).toBeUndefined();
  });

  it.each([
    ['RETURNED', 'RETURNED'],
    ['TIMED-OUT', 'RETURNED'],
    ['timed_out', 'RETURNED'],
    ['SCREENED OUT', 'RETURNED'],
    ['APPROVED', 'APPROVED'],
    ['AWAITING REVIEW', null],
    ['', null],
  ])('is marked by the state %s as %s', (status, mark) => {
    expect(markOfStatus(status)).toBe(mark);
  });
});

describe('a signed message', () => {
  const secret = 'a-secret-of-some-length';
  const now = new Date(1_800_000_000_000);
  const body = Buffer.from('{"a": "ü"}');
  const sign = (timestamp: string, key = secret): string =>
    createHmac('sha256', key).update(timestamp).update(body).digest('base64');
  const at = (seconds: number): string => String(1_800_000_000 + seconds);

  it('is genuine with the secret, over exactly these bytes, and for a while', () => {
    expect(isGenuine({ body, timestamp: at(0), signature: sign(at(0)) }, secret, now)).toBe(true);
    expect(isGenuine({ body, timestamp: at(1), signature: sign(at(0)) }, secret, now)).toBe(false);
    expect(isGenuine({ body, timestamp: at(0), signature: sign(at(0), 'another') }, secret, now)).toBe(false);
    const other = Buffer.from('{"a":"ü"}');
    expect(isGenuine({ body: other, timestamp: at(0), signature: sign(at(0)) }, secret, now)).toBe(false);
    for (const late of [-MAX_AGE_SECONDS - 1, MAX_AGE_SECONDS + 1])
      expect(isGenuine({ body, timestamp: at(late), signature: sign(at(late)) }, secret, now)).toBe(false);
  });

  it('is none without its headers, or with odd ones', () => {
    for (const timestamp of [undefined, '', 'now', '-1', '1e9'])
      expect(isGenuine({ body, timestamp, signature: sign(at(0)) }, secret, now)).toBe(false);
    for (const signature of [undefined, '', 'AAAA', 'not base64 at all'])
      expect(isGenuine({ body, timestamp: at(0), signature }, secret, now)).toBe(false);
  });

  it('has one name, however its signature is written', () => {
    const signature = sign(at(0));
    expect(nameOf(signature.replace(/=+$/, ''))).toBe(nameOf(signature));
  });
});

describe('a rate', () => {
  it('is kept by key and window', () => {
    const window = new RateWindow(2, 1_000);
    expect([0, 1, 2].map((at) => window.take('a', at))).toEqual([true, true, false]);
    expect(window.take('b', 3)).toBe(true);
    expect(window.take('a', 1_000)).toBe(true);
  });
});
