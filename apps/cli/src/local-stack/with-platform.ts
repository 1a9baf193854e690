import { loadConfig, JobRunner, startEmbeddedPostgres, workspaceRoot } from '@ethogram/platform';
import type { INestApplicationContext } from '@nestjs/common';
import { join } from 'node:path';
import { openApplication } from '../open-application.js';
import { LocalStack } from './local-stack.js';

export interface PlatformNeeds {
  /** The command asks models or trains: a model server must be there. */
  readonly models?: boolean;
  /** The command waits for jobs, so they are run in this process too. */
  readonly jobs?: boolean;
}

function say(message: string): void {
  process.stderr.write(`${message}\n`);
}

/**
 * Runs a command with the platform behind it: what `npm start` runs on this data folder is used, and what is missing
 * is started for the time of the command. Standard output belongs to the command, notices go to standard error.
 */
export async function withPlatform<T>(
  needs: PlatformNeeds,
  work: (app: INestApplicationContext, signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const base = loadConfig(workspaceRoot());
  const interrupted = new AbortController();
  const stack = new LocalStack(base, { say, onGivenUp: (message) => interrupted.abort(new Error(message)) });
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => interrupted.abort(new Error('Stopped; the same command goes on from here.')));
  let app: INestApplicationContext | undefined;
  try {
    const running = stack.running();
    if (running)
      stack.attach(
        running,
        base.databaseUrl ?? (await startEmbeddedPostgres(join(base.dataDir, 'postgres'))).url,
      );
    else await stack.startDatabase();
    if (needs.models && stack.config().vllmUrls.length === 0) {
      const notice = await stack.startModelServer();
      if (notice) throw new Error(notice);
    }
    app = await openApplication(stack.config());
    if (needs.jobs) await app.get(JobRunner).start();
    return await Promise.race([work(app, interrupted.signal), aborted(interrupted.signal)]);
  } finally {
    await app?.close();
    await stack.stop();
  }
}

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_done, fail) =>
    signal.addEventListener('abort', () => fail(signal.reason as Error), { once: true }),
  );
}
