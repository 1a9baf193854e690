// What `npm start`, `npm test` and `npx ethogram` need before anything of ours can run. Plain JavaScript on Node's own
// modules, because on a fresh clone there is nothing else. Each step skips what is already there and says what it does.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
export const node = join(root, 'node_modules/node/bin/node');
const data = process.env.ETHOGRAM_DATA ? resolve(root, process.env.ETHOGRAM_DATA) : join(root, '.ethogram');
export const python = process.env.ETHOGRAM_PYTHON || join(data, 'python/bin/python');
export const rayPython = process.env.ETHOGRAM_RAY_PYTHON || join(data, 'ray/bin/python');

function say(text) {
  process.stderr.write(`${text}\n`);
}

function hashOf(...files) {
  const hash = createHash('sha256');
  for (const file of files) hash.update(readFileSync(join(root, file)));
  return hash.digest('hex');
}

function upToDate(stamp, value) {
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === value;
}

/** Runs a command and shows one changing line of what it is at; its whole output only when it fails. */
async function work(title, command, args, options = {}) {
  const started = Date.now();
  say(`${title} …`);
  const child = spawn(command, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], ...options });
  let output = '';
  let last = '';
  const keep = (chunk) => {
    output = (output + chunk).slice(-20_000);
    last = chunk.toString().trim().split('\n').at(-1)?.slice(0, 100) || last;
  };
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);
  const ticker = setInterval(() => say(`  ${Math.round((Date.now() - started) / 1000)} s  ${last}`), 15_000);
  const code = await new Promise((done) => {
    child.on('error', (error) => {
      output += error.message;
      done(127);
    });
    child.on('close', done);
  });
  clearInterval(ticker);
  if (code !== 0) throw new Error(`${title} failed (exit ${code}):\n${output}`);
  say(`  done in ${Math.round((Date.now() - started) / 1000)} s`);
}

/** One level at a time: Node's recursive mkdir never returns below a folder that takes no entries, as /proc. */
function makeFolder(folder) {
  if (existsSync(folder)) return;
  makeFolder(dirname(folder));
  mkdirSync(folder);
}

export function ensureNode() {
  const major = Number(process.versions.node.split('.')[0]);
  if (major < 20)
    throw new Error(`Ethogram needs Node 20 or newer to install; this is ${process.versions.node}.`);
  try {
    makeFolder(data);
    writeFileSync(join(data, '.writable'), '');
  } catch (error) {
    throw new Error(
      `The data folder ${data} cannot be written (${error.code}): make it writable or set ETHOGRAM_DATA to another folder.`,
    );
  }
}

/** npm packages, exactly those of package-lock.json. */
export async function ensurePackages() {
  const stamp = join(root, 'node_modules/.ethogram-packages');
  const wanted = hashOf('package-lock.json');
  if (upToDate(stamp, wanted) && existsSync(node)) return;
  await work(
    'Installing the npm packages (about a minute and a half)',
    'npm',
    ['ci', '--no-audit', '--no-fund', '--loglevel=error'],
    {
      env: { ...process.env, npm_config_progress: 'false' },
    },
  );
  if (!existsSync(node))
    throw new Error(
      'npm ci did not bring Node 24: install scripts are switched off (ignore-scripts). Switch them on for this folder and try again.',
    );
  writeFileSync(stamp, wanted);
}

/** Compiles the libraries and apps; Nx skips what has not changed. */
export async function ensureBuild(scope = 'everything') {
  const args = [
    'nx',
    'run-many',
    '-t',
    'build',
    '--parallel=2',
    '--output-style=stream',
    ...(scope === 'server' ? ['--exclude=@ethogram/annotator,@ethogram/console'] : []),
  ];
  const result = spawnSync(node, [join(root, 'node_modules/nx/dist/bin/nx.js'), ...args.slice(1)], {
    cwd: root,
    encoding: 'utf8',
    env: {
      ...process.env,
      PATH: `${join(root, 'node_modules/.bin')}:${process.env.PATH}`,
      NX_DAEMON: 'false',
      NX_TUI: 'false',
    },
    maxBuffer: 64 << 20,
  });
  if (result.status !== 0) throw new Error(`The build failed:\n${result.stdout}\n${result.stderr}`);
}

function findPython() {
  for (const name of [
    'python3',
    'python3.14',
    'python3.13',
    'python3.12',
    'python3.11',
    'python3.10',
    'python',
  ]) {
    const found = spawnSync(name, ['-c', 'import sys; print("%d.%d" % sys.version_info[:2])'], {
      encoding: 'utf8',
    });
    const [major, minor] = (found.stdout ?? '').trim().split('.').map(Number);
    if (found.status === 0 && major === 3 && minor >= 10 && minor <= 13) return name;
  }
  return undefined;
}

export class PythonMissingError extends Error {}

/**
 * The trainer's Python environment, from its pinned lock.
 * @throws PythonMissingError with a sentence saying what is missing and how to add it.
 */
export async function ensurePython() {
  if (process.env.ETHOGRAM_PYTHON) return;
  await ensureEnvironment({
    environment: join(data, 'python'),
    lock: 'apps/trainer/requirements.lock',
    title: "the trainer's Python packages (two to three minutes)",
    sources: torchIndexArguments,
  });
}

/** Ray, which the test of its launcher alone needs: in an environment of its own, and not in everybody's. */
export async function ensureRay() {
  if (process.env.ETHOGRAM_RAY_PYTHON) return;
  await ensureEnvironment({
    environment: join(data, 'ray'),
    lock: 'apps/trainer/ray.lock',
    title: 'Ray for its test (about a minute and a half)',
    sources: async () => [],
  });
}

async function ensureEnvironment({ environment, lock, title, sources }) {
  const stamp = join(environment, '.ethogram-lock');
  const wanted = hashOf(lock);
  if (upToDate(stamp, wanted)) return;
  const found = findPython();
  if (!found) {
    throw new PythonMissingError(
      'Python 3.10 to 3.13 was not found, so models cannot be trained or served here: install it (Debian: apt-get install python3 python3-venv) and start again, or point ETHOGRAM_VLLM_URL at a vLLM server.',
    );
  }
  rmSync(environment, { recursive: true, force: true });
  try {
    await work(`Making a Python environment in ${environment}`, found, ['-m', 'venv', environment]);
  } catch {
    throw new PythonMissingError(
      `${found} cannot make a virtual environment, so models cannot be trained or served here: install its venv module (Debian: apt-get install python3-venv) and start again.`,
    );
  }
  await installLock(environment, lock, title, await sources());
  writeFileSync(stamp, wanted);
}

// PyTorch's CPU builds are on an index of their own. pip asks an extra index about every package and is slow to give
// up on one that does not answer, so it is named only when it does (apps/trainer/README.md, "Installing").
const TORCH_INDEX = 'https://download.pytorch.org/whl/cpu';

async function torchIndexArguments() {
  const answers = await fetch(`${TORCH_INDEX}/torch/`, {
    method: 'HEAD',
    signal: AbortSignal.timeout(5_000),
  }).then(
    (response) => response.ok,
    () => false,
  );
  return answers ? ['--extra-index-url', TORCH_INDEX] : [];
}

async function installLock(environment, lock, title, sources) {
  await work(`Installing ${title}`, join(environment, 'bin/python'), [
    '-m',
    'pip',
    'install',
    '--no-deps',
    '--disable-pip-version-check',
    '--no-input',
    '--progress-bar=off',
    '-r',
    join(root, lock),
    ...sources,
  ]);
}

/** The Chromium of the browser tests: one that is there, else the system's package. */
export async function ensureChromium() {
  const known = [
    process.env.ETHOGRAM_CHROMIUM,
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
  ].find((path) => path && existsSync(path));
  if (known) return known;
  const { installChromium } = await import('./chromium.mjs');
  return installChromium({ data, root, node, work });
}

export function runNode(args, options = {}) {
  return new Promise((done) => {
    const child = spawn(node, ['--disable-warning=ExperimentalWarning', ...args], {
      cwd: root,
      stdio: 'inherit',
      ...options,
    });
    for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
    child.on('close', (code, signal) => done(code ?? (signal === 'SIGINT' ? 130 : 143)));
  });
}
