// Crowd-Kit's Dawid–Skene of the same labels, on one core, and how far its posteriors are from ours: {path, iterations,
// classes, python}.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const { path, iterations, classes, python } = JSON.parse(process.argv[2]);
const script = join(import.meta.dirname, 'crowd_kit.py');
const { status, stdout } = spawnSync(
  python,
  ['-W', 'ignore', script, path, iterations, classes].map(String),
  {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, OMP_NUM_THREADS: '1', OPENBLAS_NUM_THREADS: '1' },
  },
);
process.stdout.write(stdout);
process.exitCode = status ?? 1;
