import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type RunningPostgres, startEmbeddedPostgres } from '@ethogram/platform';

/** A PostgreSQL with the settings of an installation, so that what is committed is on the disk, to which everything happens. */
export class FragilePostgres {
  private constructor(
    private readonly folder: string,
    private running: RunningPostgres,
  ) {}

  static async start(): Promise<FragilePostgres> {
    const folder = mkdtempSync(join(tmpdir(), 'ethogram-fragile-'));
    return new FragilePostgres(folder, await startEmbeddedPostgres(join(folder, 'postgres'), SETTINGS));
  }

  get url(): string {
    return this.running.url;
  }

  /** PostgreSQL's immediate shutdown, unless it has ended by itself: as after a crash, nothing is finished. */
  async crash(): Promise<void> {
    const { process } = this.running;
    if (!process || process.exitCode !== null || process.signalCode !== null) return;
    const ended = new Promise((done) => process.once('exit', done));
    process.kill('SIGQUIT');
    await ended;
  }

  async startAgain(): Promise<void> {
    const port = String(this.running.port);
    this.running = await startEmbeddedPostgres(join(this.folder, 'postgres'), { ...SETTINGS, port });
  }

  /**
   * No file may become longer than this, as on a full disk: PostgreSQL ignores the signal that comes with it and meets an
   * error instead. Needs no rights, unlike a small file system.
   */
  limitFiles(bytes: number): void {
    const limit = bytes === Infinity ? 'unlimited' : String(bytes);
    const postmaster = this.running.process?.pid ?? 0;
    for (const pid of [postmaster, ...childrenOf(postmaster)]) {
      try {
        execFileSync(...asItsUser(['prlimit', '--pid', String(pid), `--fsize=${limit}:`]), { stdio: 'pipe' });
      } catch (error) {
        if (existsSync(`/proc/${pid}`)) throw error;
      }
    }
  }

  async remove(): Promise<void> {
    await this.running.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** Nothing happens by itself that the tests did not ask for. */
const SETTINGS = { autovacuum: 'off' };

/** Limits of a process are its own user's to change; root's PostgreSQL runs as `nobody`. */
function asItsUser(command: readonly string[]): [command: string, args: string[]] {
  const nobody = ['setpriv', '--reuid=65534', '--regid=65534', '--clear-groups'];
  const [first = '', ...rest] = process.getuid?.() === 0 ? [...nobody, ...command] : command;
  return [first, rest];
}

function childrenOf(parent: number): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => {
      try {
        const after = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1) ?? '';
        return Number(after.split(' ')[1]) === parent;
      } catch {
        return false; // Gone meanwhile.
      }
    });
}
