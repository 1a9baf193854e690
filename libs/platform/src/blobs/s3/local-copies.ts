import { mkdir, mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';

const KEPT_MS = 24 * 3_600_000;

/** Folders for copies of blobs while somebody works with them. They hold words, so none may outlive its work for long. */
export class LocalCopies {
  constructor(private readonly root: string) {}

  async withFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
    await mkdir(this.root, { recursive: true });
    const folder = await mkdtemp(join(this.root, `${hostname()}_${process.pid}_`));
    try {
      return await work(folder);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }

  /** Removes what killed processes left: of this machine at once, of others, whose processes it cannot see, after a day. */
  async sweep(): Promise<void> {
    const names = await readdir(this.root).catch(() => []);
    for (const name of names) {
      const [host, pid] = name.split('_');
      const isLeft = host === hostname() ? !isAlive(Number(pid)) : await isOld(join(this.root, name));
      if (isLeft) await rm(join(this.root, name), { recursive: true, force: true });
    }
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'; // Alive, and somebody else's.
  }
}

async function isOld(folder: string): Promise<boolean> {
  const made = await stat(folder).catch(() => null);
  return made !== null && Date.now() - made.mtimeMs > KEPT_MS;
}
