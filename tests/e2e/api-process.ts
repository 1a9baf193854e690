import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { freePort } from '@ethogram/platform';
import { newDataDir, root, runNode, type RunningCommand, waitFor } from './platform-process.js';

export interface ApiOptions {
  readonly databaseUrl: string;
  readonly port?: number;
  /** By how much the clock of the process is ahead of this machine's, in milliseconds. */
  readonly clockAheadMs?: number;
}

export interface RunningApi extends RunningCommand {
  readonly url: string;
  readonly port: number;
  /** As the system does to a process that takes too much memory. */
  kill(): Promise<void>;
}

/** The api alone, as a replica among others would run. */
export async function startApi({ databaseUrl, clockAheadMs = 0, ...rest }: ApiOptions): Promise<RunningApi> {
  const port = rest.port ?? (await freePort());
  const data = newDataDir();
  mkdirSync(join(data, 'blobs'), { recursive: true });
  const command = runNode([...clockMoved(clockAheadMs), join(root, 'apps/api/dist/main.js')], {
    ETHOGRAM_DATABASE_URL: databaseUrl,
    ETHOGRAM_DATA: data,
    ETHOGRAM_PORT: String(port),
  });
  const url = `http://localhost:${port}`;
  await waitFor('the api', 60, async () => {
    if (command.child.exitCode !== null) throw new Error(`The api ended:\n${command.stderr()}`);
    const response = await fetch(`${url}/healthz`).catch(() => undefined);
    return response?.ok ? true : undefined;
  });
  const kill = async (): Promise<void> => {
    command.child.kill('SIGKILL');
    await command.ended;
  };
  return { ...command, url, port, kill };
}

/** Options of Node's under which every clock a program reads goes ahead. */
function clockMoved(aheadMs: number): string[] {
  if (aheadMs === 0) return [];
  const script = `
    const Real = Date;
    const now = () => Real.now() + ${aheadMs};
    globalThis.Date = new Proxy(Real, {
      construct: (target, args) => (args.length > 0 ? new target(...args) : new target(now())),
      apply: () => new Real(now()).toString(),
      get: (target, name) => (name === 'now' ? now : Reflect.get(target, name)),
    });`;
  return ['--import', `data:text/javascript,${encodeURIComponent(script)}`];
}
