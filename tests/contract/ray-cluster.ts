import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

const root = resolve(import.meta.dirname, '../..');
const python = process.env.ETHOGRAM_RAY_PYTHON ?? join(root, '.ethogram/ray/bin/python');

/** One place for a trainer a node, named so that Ray's own work does not take it. */
export const PLACE = { trainer: 1 } as const;

interface RayNode {
  readonly process: ChildProcess;
  readonly output: () => string;
}

/** A Ray cluster of nodes on this machine: token on, dashboard on 127.0.0.1, no usage statistics. */
export class RayCluster {
  readonly token = randomBytes(24).toString('hex');
  readonly #nodes: RayNode[] = [];

  private constructor(
    private readonly folder: string,
    private readonly port: number,
    private readonly dashboardPort: number,
  ) {}

  /** With its head node alone. */
  static async start(): Promise<RayCluster> {
    if (!existsSync(python))
      throw new Error(`Ray is not installed (${python}): "npm test -- integration" installs it first.`);
    // Short: the paths of Ray's sockets in it may have 107 characters at most.
    const folder = await mkdtemp(join(tmpdir(), 'ray-'));
    const cluster = new RayCluster(folder, await freePort(), await freePort());
    await cluster.#addNode([
      '--head',
      `--port=${cluster.port}`,
      '--include-dashboard=true',
      '--dashboard-host=127.0.0.1',
      `--dashboard-port=${cluster.dashboardPort}`,
      `--temp-dir=${folder}`,
    ]);
    return cluster;
  }

  get address(): string {
    return `http://127.0.0.1:${this.dashboardPort}`;
  }

  /** Another node. Returns a hand that pulls its plug: nothing of it is told to end, everything is gone at once. */
  async addNode(): Promise<() => Promise<void>> {
    const node = await this.#addNode([`--address=127.0.0.1:${this.port}`]);
    return () => killTree(node.process);
  }

  async stop(): Promise<void> {
    for (const node of this.#nodes.toReversed()) await killTree(node.process);
    await rm(this.folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 500 });
  }

  /** Ray gives up on a node that is not up after half a minute, which a busy machine may need. */
  async #addNode(options: string[], triesLeft = 3): Promise<RayNode> {
    const node = this.#startNode(options);
    if (await this.#isUp(node)) return node;
    await killTree(node.process);
    if (triesLeft > 1 && node.output().includes('timed out during startup'))
      return this.#addNode(options, triesLeft - 1);
    throw new Error(`A Ray node did not start: ${node.output()}`);
  }

  #startNode(options: string[]): RayNode {
    const common = [
      '--node-ip-address=127.0.0.1',
      '--num-cpus=0',
      `--resources=${JSON.stringify(PLACE)}`,
      '--object-store-memory=80000000',
      '--disable-usage-stats',
      '--block',
    ];
    const child = spawn(python, ['-m', 'ray.scripts.scripts', 'start', ...options, ...common], {
      cwd: this.folder,
      env: this.#environment(),
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk) => (output += String(chunk)));
    const node = { process: child, output: () => output };
    this.#nodes.push(node);
    return node;
  }

  #environment(): Record<string, string> {
    return {
      PATH: '/usr/local/bin:/usr/bin:/bin',
      HOME: this.folder,
      RAY_AUTH_MODE: 'token',
      RAY_AUTH_TOKEN: this.token,
      RAY_USAGE_STATS_ENABLED: '0',
      // A node that is gone is noticed in a few seconds, and one that is only slow has ten for every answer.
      RAY_health_check_initial_delay_ms: '1000',
      RAY_health_check_period_ms: '1000',
      RAY_health_check_timeout_ms: '10000',
      RAY_health_check_failure_threshold: '3',
    };
  }

  async #isUp({ process: child, output }: RayNode): Promise<boolean> {
    for (const startedAt = performance.now(); performance.now() - startedAt < 180_000; await wait(100)) {
      if (child.exitCode !== null) return false;
      if (output().includes('Ray runtime started.')) return true;
    }
    return false;
  }
}

/** Ends a process and all that it has started, without a word to any of them. */
async function killTree({ pid }: ChildProcess): Promise<void> {
  if (pid === undefined) return;
  const children = new Map<number, number[]>();
  for (const entry of await readdir('/proc')) {
    const stat = /^\d+$/.test(entry) ? await readFile(`/proc/${entry}/stat`, 'utf8').catch(() => '') : '';
    const parent = Number(/^\d+ \(.*\) \S (\d+)/s.exec(stat)?.[1]);
    if (stat !== '') children.set(parent, [...(children.get(parent) ?? []), Number(entry)]);
  }
  const family = [pid];
  for (const member of family) family.push(...(children.get(member) ?? []));
  for (const member of family) {
    try {
      process.kill(member, 'SIGKILL');
    } catch {
      // It ended by itself.
    }
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  await new Promise((done) => server.close(done));
  if (address === null || typeof address === 'string') throw new Error('There is no free port.');
  return address.port;
}
