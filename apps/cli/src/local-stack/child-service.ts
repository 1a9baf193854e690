import { type ChildProcess, spawn } from 'node:child_process';
import { createWriteStream, type WriteStream } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';

export interface ServiceDescription {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly logFile: string;
}

/** A server of ours that is started again when it dies, until it is told to stop. */
export class ChildService {
  private child: ChildProcess | undefined;
  private stopping = false;
  private readonly log: WriteStream;
  private quickDeaths = 0;

  constructor(
    readonly description: ServiceDescription,
    private readonly say: (message: string) => void,
    private readonly onGivenUp: (message: string) => void,
  ) {
    this.log = createWriteStream(description.logFile, { flags: 'a' });
  }

  get pid(): number | undefined {
    return this.child?.pid;
  }

  start(): void {
    const { name, command, args, env } = this.description;
    const startedAt = performance.now();
    // Its own process group: Ctrl-C reaches the supervisor alone, which stops everything in order.
    const child = spawn(command, [...args], {
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
    });
    this.child = child;
    let lastWords = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk: Buffer) => {
        this.log.write(chunk);
        lastWords = (lastWords + chunk.toString()).slice(-600);
      });
    }
    child.once('error', (error) => (lastWords = error.message));
    child.once('close', (code, signal) => {
      if (this.stopping) return;
      const livedSeconds = (performance.now() - startedAt) / 1000;
      this.quickDeaths = livedSeconds < 20 ? this.quickDeaths + 1 : 0;
      if (this.quickDeaths > 5) {
        this.onGivenUp(
          `${name} does not stay up: ${lastWords.trim().split('\n').at(-1) ?? ''} (all of it: ${this.description.logFile})`,
        );
        return;
      }
      this.say(`${name} ended (${signal ?? `exit ${code}`}); starting it again.`);
      void delay(500 * this.quickDeaths).then(() => (this.stopping ? undefined : this.start()));
    });
  }

  async stop(): Promise<void> {
    this.stopping = true;
    const child = this.child;
    if (child?.pid && child.exitCode === null && child.signalCode === null) {
      const closed = new Promise((done) => child.once('close', done));
      child.kill('SIGTERM');
      const impatience = setTimeout(() => child.kill('SIGKILL'), 8_000);
      await closed;
      clearTimeout(impatience);
    }
    await new Promise((done) => this.log.end(done));
  }
}
