// The Python environment that Crowd-Kit is measured in, made on demand from the pinned versions of the oracles.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root } from '../../bootstrap/ensure.mjs';

const requirements = join(root, 'tests/oracles/requirements.txt');
const environment = join(root, '.ethogram/bench/oracles');
const stamp = join(environment, '.requirements');
const python = join(environment, 'bin/python');

/** @returns {Promise<{ python?: string, reason?: string }>} the interpreter, or why there is none */
export async function crowdKitPython() {
  const wanted = readFileSync(requirements, 'utf8');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return { python };
  process.stderr.write('Installing Crowd-Kit for the comparison (two minutes or so) …\n');
  rmSync(environment, { recursive: true, force: true });
  mkdirSync(dirname(environment), { recursive: true });
  const install = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '-r', requirements];
  for (const [command, args] of [
    ['python3', ['-m', 'venv', environment]],
    [python, install],
  ]) {
    const { status, stderr, error } = spawnSync(command, args, { cwd: root, encoding: 'utf8' });
    if (status !== 0) return { reason: (error?.message ?? stderr).trim().split('\n').at(-1) };
  }
  writeFileSync(stamp, wanted);
  return { python };
}
