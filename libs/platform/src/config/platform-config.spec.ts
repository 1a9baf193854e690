import { mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { ConfigError } from './config-error.js';
import { environmentExample, loadConfig, SETTINGS } from './platform-config.js';
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

  it('refuse the name of a base model without its weights, which would be those of the demonstration', () => {
    const named = { ETHOGRAM_DATA: folder(), ETHOGRAM_BASE_MODEL: 'org/model' };
    expect(() => loadConfig(root, named)).toThrow('ETHOGRAM_BASE_MODEL_PATH: must be set together');
    expect(loadConfig(root, { ...named, ETHOGRAM_BASE_MODEL_PATH: 'org/model' }).baseModelPath).toBe(
      'org/model',
    );
  });

  it('refuse a data folder that cannot be made, at once', () => {
    const file = join(folder(), 'a-file');
    writeFileSync(file, '');
    for (const data of [join(file, 'data'), '/proc/nope/data'])
      expect(() => loadConfig(root, { ETHOGRAM_DATA: data })).toThrow(
        `The data folder ${data} cannot be written`,
      );
  });

  it('of Reddit go into headers, so that a line break in one is refused', () => {
    const reddit = { ETHOGRAM_REDDIT_CLIENT_ID: 'abc', ETHOGRAM_REDDIT_URL: 'http://127.0.0.1:1/' };
    expect(loadConfig(root, { ETHOGRAM_DATA: folder(), ...reddit }).reddit).toEqual({
      clientId: 'abc',
      clientSecret: undefined,
      refreshToken: undefined,
      userAgent: undefined,
      requestsPerMinute: 96,
      url: 'http://127.0.0.1:1',
    });
    for (const name of ['ETHOGRAM_REDDIT_USER_AGENT', 'ETHOGRAM_REDDIT_CLIENT_SECRET'])
      expect(() => loadConfig(root, { ETHOGRAM_DATA: folder(), [name]: 'a\r\nx: hidden' })).toThrow(
        `${name}: must be plain ASCII on one line`,
      );
    expect(() => loadConfig(root, { ETHOGRAM_DATA: folder(), ETHOGRAM_REDDIT_URL: 'file:///a' })).toThrow(
      'ETHOGRAM_REDDIT_URL: must be an http or https address',
    );
  });

  it('treat an empty variable as one that is not set', () => {
    expect(loadConfig(root, { ETHOGRAM_DATA: folder(), ETHOGRAM_VLLM_URL: '' }).vllmUrl).toBeUndefined();
  });

  it('are all in the example file', () => {
    for (const { name } of SETTINGS) expect(environmentExample()).toContain(`#${name}=`);
  });
});
