// `npm run check`: everything that can be known without running the product. Each check runs, so one run shows all that is wrong.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { ensureBuild, ensureNode, ensurePackages, ensurePython, node, python, root } from './ensure.mjs';

const bin = (name) => join(root, 'node_modules/.bin', name);
const cli = join(root, 'apps/cli/dist/main.js');
const checks = [
  ['format', bin('prettier'), ['--check', '--log-level=warn', '.']],
  ['lint and import rules', bin('eslint'), ['--max-warnings=0', '.']],
  ['types of the server side', bin('tsc'), ['-p', 'tsconfig.json']],
  ['types of the web apps', bin('tsc'), ['-p', 'tsconfig.web.json']],
  ['generated files up to date', node, [cli, 'develop', 'generate', '--check']],
  ['migrations without drift', node, [cli, 'develop', 'drift']],
  ['trainer: lint', python, ['-m', 'ruff', 'check', 'apps/trainer']],
  ['trainer: format', python, ['-m', 'ruff', 'format', '--check', 'apps/trainer']],
  [
    'trainer: types',
    python,
    ['-m', 'mypy', '--config-file', 'apps/trainer/pyproject.toml', 'apps/trainer/ethogram_trainer'],
  ],
];

try {
  ensureNode();
  await ensurePackages();
  await ensurePython();
  await ensureBuild('server');
} catch (error) {
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
}

let failed = 0;
for (const [name, command, args] of checks) {
  const started = Date.now();
  const result = spawnSync(command, args, {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64 << 20,
    env: {
      ...process.env,
      NX_DAEMON: 'false',
      PATH: `${join(root, 'node_modules/.bin')}:${process.env.PATH}`,
    },
  });
  // Without Nx's project graph the import rules are skipped with a mere warning: a check that did not run has failed.
  const wasSkipped = `${result.stdout}${result.stderr}`.includes('No cached ProjectGraph');
  const ok = result.status === 0 && !wasSkipped;
  process.stdout.write(`${ok ? 'ok  ' : 'FAIL'} ${name} (${((Date.now() - started) / 1000).toFixed(1)} s)\n`);
  if (!ok) {
    failed += 1;
    process.stdout.write(`${result.stdout ?? ''}${result.stderr ?? ''}${result.error?.message ?? ''}\n`);
  }
}
process.stdout.write(`${checks.length - failed} checks passed, ${failed} failed\n`);
process.exitCode = failed === 0 ? 0 : 1;
