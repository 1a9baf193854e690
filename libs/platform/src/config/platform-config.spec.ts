import { mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { ConfigError, environmentExample, loadConfig, SETTINGS } from './platform-config.js';
import { workspaceRoot } from './workspace-root.js';

describe('the settings', () => {
  const root = workspaceRoot();
  const folder = (): string => mkdtempSync(join(tmpdir(), 'ethogram-settings-'));

  it('make the installation secret once, readable by its owner alone', () => {
    const data = folder();
    const first = loadConfig(root, { ETHOGRAM_DATA: data });
    expect(loadConfig(root, { ETHOGRAM_DATA: data }).secret).toBe(first.secret);
    expect(readFileSync(join(data, 'installation-secret'), 'utf8')).toMatch(/^[0-9a-f]{64}$/);
    expect(statSync(join(data, 'installation-secret')).mode & 0o077).toBe(0);
  });

  it('are refused together, each by name and none by value', () => {
    const bad = {
      ETHOGRAM_DATA: folder(),
      ETHOGRAM_PORT: '99999',
      ETHOGRAM_DATABASE_URL: 'mysql://hidden-value',
      ETHOGRAM_SECRET: 'short-hidden-value',
    };
    expect(() => loadConfig(root, bad)).toThrow(ConfigError);
    try {
      loadConfig(root, bad);
    } catch (error) {
      const message = (error as Error).message;
      for (const name of ['ETHOGRAM_PORT', 'ETHOGRAM_DATABASE_URL', 'ETHOGRAM_SECRET'])
        expect(message).toContain(name);
      expect(message).not.toContain('hidden-value');
    }
  });

  it('refuse a data folder that cannot be made, at once', () => {
    const file = join(folder(), 'a-file');
    writeFileSync(file, '');
    for (const data of [join(file, 'data'), '/proc/nope/data'])
      expect(() => loadConfig(root, { ETHOGRAM_DATA: data })).toThrow(
        `The data folder ${data} cannot be written`,
      );
  });

  it('treat an empty variable as one that is not set', () => {
    expect(loadConfig(root, { ETHOGRAM_DATA: folder(), ETHOGRAM_VLLM_URL: '' }).vllmUrl).toBeUndefined();
  });

  it('are all in the example file', () => {
    for (const { name } of SETTINGS) expect(environmentExample()).toContain(`#${name}=`);
  });
});
