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

  it('of a bucket say what a store needs, with keys and without a word of them in an error', () => {
    const keys = { ETHOGRAM_S3_ACCESS_KEY_ID: 'AKID', ETHOGRAM_S3_SECRET_ACCESS_KEY: 'hidden-word' };
    const blobs = (where: string, more = {}) =>
      loadConfig(root, { ETHOGRAM_DATA: folder(), ETHOGRAM_BLOBS: where, ...keys, ...more }).blobs;
    expect(blobs('s3://my-bucket/a/b/?region=eu-central-1')).toEqual({
      kind: 's3',
      bucket: 'my-bucket',
      prefix: 'a/b',
      endpoint: 'https://s3.eu-central-1.amazonaws.com',
      region: 'eu-central-1',
      pathStyle: false,
      accessKeyId: 'AKID',
      secretAccessKey: 'hidden-word',
    });
    expect(blobs('s3://my-bucket?endpoint=http://127.0.0.1:9000/')).toMatchObject({
      prefix: '',
      endpoint: 'http://127.0.0.1:9000',
      region: 'us-east-1',
      pathStyle: true,
    });
    expect(blobs('s3://my-bucket?endpoint=https://s3.example.org&pathStyle=false')).toMatchObject({
      pathStyle: false,
    });
    expect(blobs('file:files')).toEqual({ kind: 'file', folder: join(root, 'files') });
    for (const bad of [
      's3://my-bucket',
      's3://My_Bucket?region=a',
      's3://my-bucket/../x?region=a',
      's3://my-bucket/a//b?region=a',
      's3://my-bucket?region=a.evil.example/',
      's3://my-bucket?endpoint=ftp://x',
      's3://my-bucket?endpoint=https://u:hidden-word@example.org',
      's3://my-bucket?endpoint=https://example.org/path',
      's3://my-bucket?region=a&pathStyle=perhaps',
      's3://my-bucket?region=a&secret=hidden-word',
      'http://my-bucket',
    ]) {
      expect(() => blobs(bad)).toThrow(ConfigError);
      expect(() => blobs(bad)).toThrow(/^ETHOGRAM_BLOBS: (?!.*hidden-word)/);
    }
    expect(() => blobs('s3://my-bucket?region=a', { ETHOGRAM_S3_ACCESS_KEY_ID: '' })).toThrow(
      'ETHOGRAM_S3_ACCESS_KEY_ID and ETHOGRAM_S3_SECRET_ACCESS_KEY: must be set',
    );
  });

  it('treat an empty variable as one that is not set', () => {
    expect(loadConfig(root, { ETHOGRAM_DATA: folder(), ETHOGRAM_VLLM_URL: '' }).vllmUrls).toEqual([]);
  });

  it('take several model servers, and say what is wrong with them', () => {
    const urls = (text: string): readonly string[] =>
      loadConfig(root, { ETHOGRAM_DATA: folder(), ETHOGRAM_VLLM_URL: text }).vllmUrls;
    expect(urls('http://gpu-1:8000/, https://gpu-2/vllm/ ,')).toEqual([
      'http://gpu-1:8000',
      'https://gpu-2/vllm',
    ]);
    expect(() => urls('http://gpu-1,gpu-2:8000')).toThrow(/^ETHOGRAM_VLLM_URL.*: must be http/);
    expect(() => urls('http://gpu-1,http://gpu-1/')).toThrow('names an address twice');
  });

  it('are all in the example file', () => {
    for (const { name } of SETTINGS) expect(environmentExample()).toContain(`#${name}=`);
  });
});
