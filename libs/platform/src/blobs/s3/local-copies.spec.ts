import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { LocalCopies } from './local-copies.js';

describe('local copies', () => {
  it('go with their work; sweeping takes what the dead left, and nothing that may be in use', async () => {
    const root = mkdtempSync(join(tmpdir(), 'ethogram-copies-'));
    const copies = new LocalCopies(root);
    const ended = spawnSync('true').pid;
    const left = [`${hostname()}_${ended}_a`, 'elsewhere_1_old'];
    const used = ['elsewhere_1_new'];
    for (const name of [...left, ...used]) {
      mkdirSync(join(root, name));
      writeFileSync(join(root, name, 'copy'), 'words');
    }
    const yesterday = new Date(Date.now() - 25 * 3_600_000);
    utimesSync(join(root, 'elsewhere_1_old'), yesterday, yesterday);
    await copies.withFolder(async () => {
      await copies.sweep();
      expect(readdirSync(root)).toHaveLength(2);
    });
    expect(readdirSync(root)).toEqual(used);
  });

  it('are not there before the first', async () => {
    await new LocalCopies(join(tmpdir(), 'ethogram-no-such-folder')).sweep();
  });
});
