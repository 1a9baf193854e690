import { describe, expect, it } from '@jest/globals';
import { answerTo, cacheName, outdated } from './shell-cache.js';

const ORIGIN = 'https://label.example';
const FILES = new Set(['/annotate/', '/annotate/assets/a.js']);
const asked = (path: string, parts: { method?: string; mode?: string } = {}) =>
  answerTo({ method: 'GET', mode: 'cors', url: new URL(path, ORIGIN).href, ...parts }, ORIGIN, FILES);

describe('the service worker', () => {
  it('keeps pages and files of the app, and nothing else', () => {
    expect(asked('/annotate/studies/1', { mode: 'navigate' })).toBe('page');
    expect(asked('/annotate/assets/a.js')).toBe('file');
    expect(asked('/annotate/assets/b.js')).toBe('network');
    expect(asked('/graphql', { method: 'POST' })).toBe('network');
    expect(asked('/annotate/studies/1', { method: 'POST', mode: 'navigate' })).toBe('network');
    expect(asked('https://elsewhere.example/annotate/assets/a.js')).toBe('network');
  });

  it('forgets what earlier versions kept, and leaves the caches of others alone', () => {
    const names = [cacheName('1'), cacheName('2'), 'console-1'];
    expect(outdated(names, '2')).toEqual([cacheName('1')]);
  });
});
