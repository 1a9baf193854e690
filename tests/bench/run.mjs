// `npm run bench`: how fast the heavy work is, each as a ratio to the raw limit measured in the same run.
//   npm run bench -- import              one measure only (a file of tests/bench/measures)
//   npm run bench -- import --scale 0.1  a tenth of the rows, while working on it
//   npm run bench -- --repeats 5         more repeats; medians are reported
// Prints a table and writes .ethogram/bench/<time>.json. Exits with 1 when a target is missed at full scale.
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ensureBuild, ensureNode, ensurePackages, node, root } from '../../bootstrap/ensure.mjs';
import { printTable } from './table.mjs';

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: { scale: { type: 'string', default: '1' }, repeats: { type: 'string', default: '3' } },
});
const scale = Number(options.scale);
const repeats = Number(options.repeats);
const measuresFolder = join(root, 'tests/bench/measures');
const names = readdirSync(measuresFolder).map((file) => file.replace(/\.mjs$/, ''));
const wanted = positionals.length > 0 ? positionals : names;
const unknown = wanted.filter((name) => !names.includes(name));
if (unknown.length > 0 || !(scale > 0) || !(repeats >= 1)) {
  process.stderr.write(`Usage: npm run bench -- [${names.join(' | ')}] [--scale 0.1] [--repeats 3]\n`);
  process.exit(2);
}

/** Runs a script of tests/bench/steps in a process of its own; its last line of output is its result as JSON. */
function step(script, input = {}, nodeOptions = []) {
  return new Promise((done, fail) => {
    const args = [...nodeOptions, join(root, 'tests/bench/steps', script), JSON.stringify(input)];
    const child = spawn(node, args, { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] });
    let output = '';
    child.stdout.on('data', (chunk) => (output += chunk));
    child.on('error', fail);
    child.on('close', (code) => {
      if (code !== 0) fail(new Error(`${script} ended with ${code}.`));
      else done(JSON.parse(output.trim().split('\n').at(-1) ?? ''));
    });
  });
}

function median(numbers) {
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** Runs the steps in turn, so that a busy moment of the machine meets all of them; a median each. */
async function repeated(steps) {
  const results = Object.fromEntries(Object.keys(steps).map((name) => [name, []]));
  for (let round = 0; round < repeats; round += 1) {
    for (const [name, run] of Object.entries(steps)) {
      const result = await run();
      process.stderr.write(`  ${name}: ${JSON.stringify(result)}\n`);
      results[name].push(result);
    }
  }
  return Object.fromEntries(
    Object.entries(results).map(([name, all]) => [
      name,
      Object.fromEntries(
        Object.keys(all[0] ?? {}).map((key) => [key, median(all.map((result) => result[key]))]),
      ),
    ]),
  );
}

ensureNode();
await ensurePackages();
await ensureBuild('server');
const folder = mkdtempSync(join(tmpdir(), 'ethogram-bench-'));
const { Databases } = await import('./databases.mjs');
const databases = new Databases(folder);
const rows = [];
try {
  for (const name of wanted) {
    process.stderr.write(`== ${name}\n`);
    const { default: measure } = await import(`./measures/${name}.mjs`);
    rows.push(...(await measure({ folder, databases, step, repeated, scale })));
  }
} finally {
  await databases.stop();
  rmSync(folder, { recursive: true, force: true });
}
printTable(rows);
const report = join(root, '.ethogram/bench', `${new Date().toISOString().replaceAll(':', '-')}.json`);
mkdirSync(join(report, '..'), { recursive: true });
const machine = { processors: cpus().length, model: cpus()[0]?.model ?? '', memory: totalmem() };
writeFileSync(
  report,
  `${JSON.stringify({ machine, node: process.version, scale, repeats, rows }, null, 2)}\n`,
);
process.stderr.write(`Written to ${report}.\n`);
if (scale >= 1 && rows.some(({ isMet }) => isMet === false)) process.exitCode = 1;
