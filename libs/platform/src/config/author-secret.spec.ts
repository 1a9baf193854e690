import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { AuthorSecret } from './author-secret.js';

describe('AuthorSecret', () => {
  const folders: string[] = [];
  const folder = (): string => {
    const made = mkdtempSync(join(tmpdir(), 'ethogram-authors-'));
    folders.push(made);
    return made;
  };
  afterAll(() => {
    for (const made of folders) rmSync(made, { recursive: true });
  });

  it('is made once and kept for its owner alone', () => {
    const data = folder();
    const key = new AuthorSecret(data, undefined).current(0);
    expect(key).toMatch(/^[0-9a-f]{64}$/);
    expect(new AuthorSecret(data, undefined).current(0)).toBe(key);
    expect(statSync(join(data, 'author-secret')).mode & 0o077).toBe(0);
  });

  it('is another once destroyed, in every process within a second, and the old one is nowhere', () => {
    const data = folder();
    const [one, other] = [new AuthorSecret(data, undefined), new AuthorSecret(data, undefined)];
    const old = one.current(0);
    expect(other.current(0)).toBe(old);
    one.replace();
    const next = one.current(0);
    expect(next).toMatch(/^[0-9a-f]{64}$/);
    expect(next).not.toBe(old);
    expect(other.current(1_000)).toBe(next);
    expect(readdirSync(data)).toEqual(['author-secret']);
    expect(readFileSync(join(data, 'author-secret'), 'utf8')).not.toContain(old);
    expect(statSync(join(data, 'author-secret')).mode & 0o077).toBe(0);
  });

  it('is left alone when it comes from the environment', () => {
    const data = folder();
    const secret = new AuthorSecret(data, 'set by somebody');
    expect(secret.isFixed).toBe(true);
    expect(secret.current(0)).toBe('set by somebody');
    expect(() => secret.replace()).toThrow('environment');
    expect(readdirSync(data)).toEqual([]);
  });
});
