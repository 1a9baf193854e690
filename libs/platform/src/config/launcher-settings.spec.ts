import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, describe, expect, it } from '@jest/globals';
import { ConfigError } from './config-error.js';
import type { LauncherSettings } from './launcher-settings.js';
import { loadConfig } from './platform-config.js';
import { isPublicHost } from './public-host.js';

const root = resolve(import.meta.dirname, '../../../..');
const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

function launcher(env: NodeJS.ProcessEnv): LauncherSettings {
  const folder = mkdtempSync(join(tmpdir(), 'ethogram-config-'));
  folders.push(folder);
  return loadConfig(root, { ETHOGRAM_DATA: folder, ...env }).launcher;
}

const RAY = { ETHOGRAM_RAY_ADDRESS: 'http://ray-head:8265/' };

describe('settings of the launcher', () => {
  it('say local by default, and Ray once it has an address', () => {
    expect(launcher({})).toEqual({ kind: 'local' });
    expect(launcher({ ...RAY, ETHOGRAM_LAUNCHER: 'local' })).toEqual({ kind: 'local' });
    expect(
      launcher({
        ...RAY,
        ETHOGRAM_RAY_RUNTIME_ENV: '{"env_vars": {"A": "b"}, "pip": ["x"]}',
        ETHOGRAM_RAY_RESOURCES: '{"trainer": 1}',
        ETHOGRAM_CLUSTER_DATA: '/mnt/data',
        ETHOGRAM_CLUSTER_GPUS: '0.5',
      }),
    ).toEqual({
      kind: 'ray',
      cluster: {
        trainer: 'python -m ethogram_trainer',
        dataDir: '/mnt/data',
        capacity: 4,
        cpus: 1,
        gpus: 0.5,
      },
      ray: {
        address: 'http://ray-head:8265',
        token: undefined,
        runtimeEnv: { env_vars: { A: 'b' }, pip: ['x'] },
        resources: { trainer: 1 },
      },
    });
  });

  it('say what Slurm is given', () => {
    const slurm = {
      ETHOGRAM_LAUNCHER: 'slurm',
      ETHOGRAM_SLURM_PARTITION: 'gpu,long',
      ETHOGRAM_SLURM_ARGUMENTS: '["--time=04:00:00"]',
      PATH: '/opt/slurm/bin',
      ETHOGRAM_SECRET: 'a'.repeat(32),
    };
    expect(launcher(slurm)).toMatchObject({
      kind: 'slurm',
      slurm: {
        partition: 'gpu,long',
        arguments: ['--time=04:00:00'],
        environment: { PATH: '/opt/slurm/bin' },
      },
    });
  });

  it('refuse a Jobs API on a public host without a token', () => {
    for (const address of ['https://ray.example.org', 'http://8.8.8.8:8265', 'http://[2001:db8::1]:8265'])
      expect(() => launcher({ ETHOGRAM_RAY_ADDRESS: address })).toThrow(/^ETHOGRAM_RAY_TOKEN: must be set/);
    const token = { ETHOGRAM_RAY_TOKEN: 'hidden-word' };
    expect(launcher({ ETHOGRAM_RAY_ADDRESS: 'https://ray.example.org', ...token })).toMatchObject({
      ray: { token: 'hidden-word' },
    });
  });

  it('refuse what cannot be used, without a word of it', () => {
    for (const bad of [
      { ETHOGRAM_LAUNCHER: 'hidden-word' },
      { ETHOGRAM_LAUNCHER: 'ray' },
      { ETHOGRAM_RAY_ADDRESS: 'ray://hidden-word:10001' },
      { ETHOGRAM_RAY_ADDRESS: 'http://user:hidden-word@ray-head:8265' },
      { ...RAY, ETHOGRAM_RAY_TOKEN: 'hidden-word\r\nx: y' },
      { ...RAY, ETHOGRAM_RAY_RUNTIME_ENV: '{"env_vars": {"hidden-word": 1}}' },
      { ...RAY, ETHOGRAM_RAY_RESOURCES: '["hidden-word"]' },
      { ...RAY, ETHOGRAM_CLUSTER_TRAINER: 'python\nhidden-word' },
      { ...RAY, ETHOGRAM_CLUSTER_DATA: 'hidden-word' },
      { ...RAY, ETHOGRAM_CLUSTER_CAPACITY: '0' },
      { ETHOGRAM_SLURM_ARGUMENTS: '--time=1 hidden-word' },
      { ETHOGRAM_SLURM_ARGUMENTS: '["hidden-word"]' },
      { ETHOGRAM_SLURM_PARTITION: '--hidden-word' },
    ]) {
      expect(() => launcher(bad)).toThrow(ConfigError);
      expect(() => launcher(bad)).toThrow(/^ETHOGRAM_\w+: (?!.*hidden-word)/);
    }
  });
});

describe('a host', () => {
  it('is public unless its address or name is of a private network', () => {
    const hosts = (addresses: string[]): boolean[] =>
      addresses.map((address) => isPublicHost(new URL(`http://${address}:8265`).hostname));
    expect(
      hosts([
        'localhost',
        'ray-head',
        '127.1',
        '10.1.2.3',
        '0x7f000001',
        '[::1]',
        '[fd00::1]',
        'ray.svc',
        'a.local.',
      ]),
    ).toEqual(Array(9).fill(false));
    expect(
      hosts(['example.org', '1.2.3.4', '172.32.0.1', '[2a00::1]', 'local.example', '[::ffff:8.8.8.8]']),
    ).toEqual(Array(6).fill(true));
  });
});
