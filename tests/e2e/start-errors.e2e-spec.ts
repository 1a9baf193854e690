import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { freePort } from '@ethogram/platform';
import {
  ask,
  type Ended,
  isAlive,
  newDataDir,
  processesOf,
  processesUsing,
  removePlatforms,
  runCli,
  type RunningPlatform,
  signIn,
  startPlatform,
  waitFor,
} from './platform-process.js';

const NO_PYTHON = { ETHOGRAM_PYTHON: '/nonexistent/python' };

/** Runs a command that is expected to end by itself. */
async function run(args: readonly string[], env: Record<string, string>): Promise<Ended> {
  return runCli(args, { ETHOGRAM_PORT: String(await freePort()), ...env }).ended;
}

/** A failure is one sentence for a person: no stack, nothing repeated. */
function expectOneSentence({ stderr, stdout, code }: Ended, sentence: RegExp): void {
  expect(code).toBe(1);
  expect(stderr).toMatch(sentence);
  expect(stderr.trim().split('\n')).toHaveLength(1);
  expect(`${stdout}${stderr}`).not.toMatch(/^\s+at .+:\d+:\d+\)?$|node:internal|Error:/m);
}

afterAll(removePlatforms, 120_000);

describe('a platform that cannot start says why in one sentence', () => {
  it('when its port is taken', async () => {
    const other = createServer();
    const port = await freePort();
    await new Promise<void>((done) => other.listen(port, '127.0.0.1', done));
    try {
      const ended = await run(['start'], { ETHOGRAM_DATA: newDataDir(), ETHOGRAM_PORT: String(port) });
      expectOneSentence(ended, new RegExp(`Port ${port} is taken by another program: set ETHOGRAM_PORT`));
    } finally {
      other.close();
    }
  }, 120_000);

  it('when its database does not answer, without the password', async () => {
    const data = newDataDir();
    const ended = await run(['start'], {
      ETHOGRAM_DATA: data,
      ETHOGRAM_DATABASE_URL: 'postgres://u:hidden-word@127.0.0.1:1/x',
    });
    expectOneSentence(
      ended,
      /PostgreSQL at 127\.0\.0\.1:1\/x cannot be reached: .+ Check ETHOGRAM_DATABASE_URL\./,
    );
    expect(`${ended.stdout}${ended.stderr}`).not.toContain('hidden-word');
    // Nothing else was started meanwhile, so nobody waits longer than for the database.
    expect(ended.stdout).not.toContain('model server');
    expect(existsSync(join(data, 'stack.json'))).toBe(false);
  }, 120_000);

  it('when its bucket does not answer, before anything is started', async () => {
    const data = newDataDir();
    const ended = await run(['start'], {
      ETHOGRAM_DATA: data,
      ETHOGRAM_BLOBS: 's3://my-bucket?endpoint=http://127.0.0.1:1',
      ETHOGRAM_S3_ACCESS_KEY_ID: 'hidden-name',
      ETHOGRAM_S3_SECRET_ACCESS_KEY: 'hidden-word',
    });
    expectOneSentence(
      ended,
      /^The bucket my-bucket at 127\.0\.0\.1:1 could not be opened: .+ ETHOGRAM_BLOBS\.$/m,
    );
    expect(`${ended.stdout}${ended.stderr}`).not.toContain('hidden-');
    expect(existsSync(join(data, 'postgres'))).toBe(false);
  }, 120_000);

  it('when its data folder cannot be written', async () => {
    const file = join(newDataDir(), 'a-file');
    writeFileSync(file, '');
    for (const folder of [join(file, 'data'), '/proc/nope'])
      expectOneSentence(
        await run(['start'], { ETHOGRAM_DATA: folder }),
        new RegExp(
          `^The data folder ${folder} cannot be written .+ set ETHOGRAM_DATA to another folder\\.$`,
          'm',
        ),
      );
  }, 120_000);
});

describe('a machine without Python', () => {
  let platform: RunningPlatform;

  beforeAll(async () => {
    platform = await startPlatform({ env: NO_PYTHON });
  }, 300_000);

  it('starts the platform, and says what is missing', async () => {
    expect(platform.stdout()).toMatch(/The Python environment of the trainer is missing/);
    const cookie = await signIn(platform.signInUrl);
    const health = await waitFor('the health of the platform', 60, () =>
      ask<{ health: { database: { ok: boolean }; modelServer: { ok: boolean; message: string } } }>(
        platform.url,
        cookie,
        '{ health { database { ok } modelServer { ok message } } }',
      ),
    );
    expect(health.health.database.ok).toBe(true);
    expect(health.health.modelServer).toEqual({ ok: false, message: expect.stringContaining('Python') });
  }, 120_000);

  it('refuses a second start on the same data folder', async () => {
    expectOneSentence(
      await run(['start'], { ETHOGRAM_DATA: platform.dataDir, ...NO_PYTHON }),
      new RegExp(`Ethogram is already running here at ${platform.url}; stop it with Ctrl-C`),
    );
    expect(processesOf(platform.dataDir).size).toBe(4);
  }, 120_000);

  it('refuses the demo, which trains a model', async () => {
    const ended = await run(['demo'], { ETHOGRAM_DATA: platform.dataDir, ...NO_PYTHON });
    expectOneSentence(ended, /The Python environment of the trainer is missing/);
    expect(ended.stdout).toBe('');
  }, 120_000);

  it('is taken over by the next start when the supervisor alone was killed', async () => {
    const before = processesOf(platform.dataDir);
    process.kill(before.get('supervisor') ?? 0, 'SIGKILL');
    await platform.ended;
    platform = await startPlatform({ env: NO_PYTHON, dataDir: platform.dataDir });
    expect(platform.stdout()).toContain('Ended what an earlier run had left behind.');
    expect([...before.values()].filter(isAlive)).toEqual([]);
    expect([...processesOf(platform.dataDir).keys()].sort()).toEqual([
      'api',
      'postgres',
      'supervisor',
      'worker',
    ]);
  }, 300_000);
});

describe('Ctrl-C', () => {
  it('ends everything that was started, PostgreSQL included', async () => {
    const platform = await startPlatform({ args: ['--no-demo'] });
    const running = processesOf(platform.dataDir);
    expect([...running.keys()].sort()).toEqual(['api', 'model-server', 'postgres', 'supervisor', 'worker']);
    const { code, stderr } = await platform.stop();
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect([...running.values()].filter(isAlive)).toEqual([]);
    expect(processesUsing(platform.dataDir)).toEqual([]);
    expect(readFileSync(join(platform.dataDir, 'postgres.log'), 'utf8')).toContain(
      'database system is shut down',
    );
  }, 300_000);

  it('while PostgreSQL is coming up leaves nothing behind either', async () => {
    const dataDir = newDataDir();
    const command = runCli(['start'], { ETHOGRAM_DATA: dataDir, ETHOGRAM_PORT: String(await freePort()) });
    await waitFor('PostgreSQL to be on its way', 60, async () =>
      existsSync(join(dataDir, 'postgres/PG_VERSION')) ? true : undefined,
    );
    command.child.kill('SIGINT');
    const { code, stderr } = await command.ended;
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(processesUsing(dataDir)).toEqual([]);
  }, 300_000);
});
