import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { freePort } from '@ethogram/platform';

export const root = resolve(import.meta.dirname, '../..');
const node = join(root, 'node_modules/node/bin/node');
const cli = join(root, 'apps/cli/dist/main.js');

export interface StartOptions {
  readonly env?: Readonly<Record<string, string>>;
  /** What follows `start`, for example `--no-demo`. */
  readonly args?: readonly string[];
  /** Given: this folder is used and kept. Otherwise one is made, and removed by `removePlatforms`. */
  readonly dataDir?: string;
  readonly port?: number;
  /** How long to wait for the sign-in link. */
  readonly seconds?: number;
}

export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunningCommand {
  readonly child: ChildProcess;
  readonly stdout: () => string;
  readonly stderr: () => string;
  readonly ended: Promise<Ended>;
}

export interface RunningPlatform extends RunningCommand {
  readonly url: string;
  readonly port: number;
  /** Works once. */
  readonly signInUrl: string;
  readonly dataDir: string;
  /** As Ctrl-C does. */
  stop(): Promise<Ended>;
}

const folders = new Set<string>();
const commands = new Set<RunningCommand>();

export function newDataDir(): string {
  const folder = mkdtempSync(join(tmpdir(), 'ethogram-e2e-'));
  folders.add(folder);
  return folder;
}

/** Runs `ethogram` with these arguments, as the installed Node would. */
export function runCli(args: readonly string[], env: Readonly<Record<string, string>>): RunningCommand {
  return runNode([cli, ...args], env);
}

/** Runs a script of ours; `args` begin with options of Node's, if any, and the script. */
export function runNode(args: readonly string[], env: Readonly<Record<string, string>>): RunningCommand {
  const child = spawn(node, ['--disable-warning=ExperimentalWarning', ...args], {
    cwd: root,
    env: {
      ...process.env,
      ETHOGRAM_PYTHON: process.env['ETHOGRAM_PYTHON'] || join(root, '.ethogram/python/bin/python'),
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  const ended = new Promise<Ended>((done) =>
    child.once('close', (code, signal) => done({ code, signal, stdout, stderr })),
  );
  const command = { child, stdout: () => stdout, stderr: () => stderr, ended };
  commands.add(command);
  return command;
}

/** Starts the platform and waits until it says that it is running. */
export async function startPlatform(options: StartOptions = {}): Promise<RunningPlatform> {
  const dataDir = options.dataDir ?? newDataDir();
  const port = options.port ?? (await freePort());
  const command = runCli(['start', ...(options.args ?? [])], {
    ETHOGRAM_DATA: dataDir,
    ETHOGRAM_PORT: String(port),
    ...options.env,
  });
  const signInUrl = await waitFor('the sign-in link', options.seconds ?? 240, async () => {
    if (command.child.exitCode !== null || command.child.signalCode !== null)
      throw new Error(`The platform ended instead of starting:\n${command.stdout()}${command.stderr()}`);
    return /Ethogram is running/.test(command.stdout())
      ? /https?:\/\/\S+\/sign-in\?token=\S+/.exec(command.stdout())?.[0]
      : undefined;
  });
  const stop = async (): Promise<Ended> => {
    command.child.kill('SIGINT');
    return command.ended;
  };
  return { ...command, url: `http://localhost:${port}`, port, signInUrl, dataDir, stop };
}

/** Looks several times a second until `look` finds something. */
export async function waitFor<T>(
  what: string,
  seconds: number,
  look: () => Promise<T | undefined>,
): Promise<T> {
  const until = performance.now() + seconds * 1000;
  while (performance.now() < until) {
    const found = await look();
    if (found !== undefined) return found;
    await delay(200);
  }
  throw new Error(`Waited ${seconds} s for ${what} in vain.`);
}

/** Uses the sign-in link up. Returns the cookie header of the session. */
export async function signIn(signInUrl: string): Promise<string> {
  const response = await fetch(signInUrl, { redirect: 'manual' });
  const [cookie] = response.headers.getSetCookie();
  if (response.status !== 303 || !cookie) throw new Error(`Signing in was answered ${response.status}.`);
  return cookie.split(';')[0] ?? '';
}

/** Asks GraphQL. Undefined while the api does not answer. */
export async function ask<T>(url: string, cookie: string, query: string): Promise<T | undefined> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie },
    body: JSON.stringify({ query }),
    signal: AbortSignal.timeout(10_000),
  }).catch(() => undefined);
  if (!response?.ok) return undefined;
  const body = (await response.json().catch(() => ({}))) as { data?: T | null };
  return body.data ?? undefined;
}

export function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0) && !/^\d+ \(.*\) Z/s.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
}

/** What is running now for this data folder, by name. */
export function processesOf(dataDir: string): Map<string, number> {
  const found = new Map<string, number>();
  const stack = join(dataDir, 'stack.json');
  if (existsSync(stack)) {
    const { pid, children } = JSON.parse(readFileSync(stack, 'utf8')) as {
      pid: number;
      children: { name: string; pid: number }[];
    };
    found.set('supervisor', pid);
    for (const child of children) found.set(child.name, child.pid);
  }
  const postmaster = join(dataDir, 'postgres/postmaster.pid');
  if (existsSync(postmaster)) found.set('postgres', Number(readFileSync(postmaster, 'utf8').split('\n')[0]));
  return new Map([...found].filter(([, pid]) => pid > 0 && isAlive(pid)));
}

/** Ends whatever the tests of this file started and left running, and removes its data. For `afterAll`. */
export async function removePlatforms(): Promise<void> {
  for (const { child, ended } of commands) {
    if (child.exitCode === null && child.signalCode === null) {
      child.kill('SIGINT');
      await Promise.race([ended, delay(30_000, undefined, { ref: false })]);
    }
    if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL');
  }
  commands.clear();
  for (const folder of folders) {
    for (const pid of processesUsing(folder)) killIfThere(pid);
    await waitFor(`the processes of ${folder} to end`, 20, async () =>
      processesUsing(folder).length === 0 ? true : undefined,
    );
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
  folders.clear();
}

/** Every process that was started with this data folder: each has it in its arguments or its environment. */
export function processesUsing(dataDir: string): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
    .map(Number)
    .filter((pid) => {
      try {
        return ['cmdline', 'environ'].some((file) =>
          readFileSync(`/proc/${pid}/${file}`, 'utf8').includes(dataDir),
        );
      } catch {
        return false; // Gone meanwhile, or somebody else's.
      }
    })
    .filter(isAlive);
}

function killIfThere(pid: number): void {
  if (isAlive(pid)) process.kill(pid, 'SIGKILL');
}
