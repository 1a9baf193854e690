import { setTimeout as delay } from 'node:timers/promises';
import { join } from 'node:path';
import { freePort, type RunningPostgres, startEmbeddedPostgres } from '@ethogram/platform';

/** The embedded PostgreSQL of an installation, started again on the same port when it dies. */
export class EmbeddedDatabase {
  private running: RunningPostgres | undefined;
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
    let found = await startEmbeddedPostgres(folder);
    if (!found.process) {
      // Left behind by a supervisor that was killed: taken over by starting it anew as a child of this one.
      await found.stop();
      found = await startEmbeddedPostgres(folder, { port: String(await freePort()) });
    }
    this.watch(found, folder);
    return found.url;
  }

  private watch(server: RunningPostgres, folder: string): void {
    this.running = server;
    server.process?.once('close', () => {
      if (this.stopping) return;
      this.say('PostgreSQL ended; starting it again.');
      void this.startAgain(server.port, folder);
    });
  }

  /** After a `kill -9` the old server processes hold the shared memory for a moment, so the first tries may fail. */
  private async startAgain(port: number, folder: string): Promise<void> {
    for (let tries = 0; !this.stopping; tries += 1) {
      try {
        this.watch(await startEmbeddedPostgres(folder, { port: String(port) }), folder);
        return;
      } catch (error) {
        if (tries >= 20) this.say(error instanceof Error ? error.message : String(error));
        await delay(500);
      }
    }
  }

  async stop(): Promise<void> {
    this.stopping = true;
    await this.running?.stop();
  }
}
