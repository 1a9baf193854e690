import { existsSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { join } from 'node:path';
import { freePort, type RunningPostgres, startEmbeddedPostgres } from '@ethogram/platform';

/** The embedded PostgreSQL of an installation, started again on the same port when it dies. */
export class EmbeddedDatabase {
  private running: RunningPostgres | undefined;
  private starting: Promise<void> | undefined;
  private stopping = false;

  constructor(
    private readonly dataDir: string,
    private readonly say: (message: string) => void,
  ) {}

  get port(): number | undefined {
    return this.running?.port;
  }

  get pid(): number | undefined {
    return this.running?.process?.pid;
  }

  /** @returns its URL. */
  async start(): Promise<string> {
    const folder = join(this.dataDir, 'postgres');
    const starting = this.startFirst(folder);
    this.starting = starting.then(
      () => undefined,
      () => undefined, // Told to the caller below; here only the end of it counts.
    );
    return starting;
  }

  private async startFirst(folder: string): Promise<string> {
    // What a killed server leaves behind concerns only a folder that was used before.
    const patience = existsSync(join(folder, 'PG_VERSION')) ? 20 : 0;
    let found = await this.startWithin(patience, folder);
    if (!found.process) {
      // Left behind by a supervisor that was killed: taken over by starting it anew as a child of this one.
      await found.stop();
      found = await this.startWithin(patience, folder);
    }
    this.watch(found, folder);
    return found.url;
  }

  private watch(server: RunningPostgres, folder: string): void {
    this.running = server;
    server.process?.once('close', () => {
      if (this.stopping) return;
      this.say('PostgreSQL ended; starting it again.');
      this.starting = this.startAgain(server.port, folder);
    });
  }

  private async startAgain(port: number, folder: string): Promise<void> {
    while (!this.stopping) {
      try {
        this.watch(await this.startWithin(20, folder, port), folder);
        return;
      } catch (error) {
        this.say(error instanceof Error ? error.message : String(error));
      }
    }
  }

  /** After a `kill -9` the old server processes hold the shared memory for a moment, so the first tries may fail. */
  private async startWithin(retries: number, folder: string, port?: number): Promise<RunningPostgres> {
    for (let tries = 0; ; tries += 1) {
      try {
        return await startEmbeddedPostgres(folder, { port: String(port ?? (await freePort())) });
      } catch (error) {
        if (tries >= retries || this.stopping) throw error;
        await delay(500);
      }
    }
  }

  async stop(): Promise<void> {
    this.stopping = true;
    // A server that is only coming up would be left behind.
    await this.starting;
    await this.running?.stop();
  }
}
