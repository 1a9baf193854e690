#!/usr/bin/env node
// Makes sure everything is there, then hands over to the built CLI on the Node that comes with the checkout.
import { spawn } from 'node:child_process';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../../..');
const { ensureNode, ensurePackages, ensureBuild } = await import(join(root, 'bootstrap/ensure.mjs'));
try {
  ensureNode();
  await ensurePackages();
  await ensureBuild('server');
} catch (error) {
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
}
const node = join(root, 'node_modules/node/bin/node');
const child = spawn(
  node,
  ['--disable-warning=ExperimentalWarning', join(root, 'apps/cli/dist/main.js'), ...process.argv.slice(2)],
  { stdio: 'inherit' },
);
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 143)));
