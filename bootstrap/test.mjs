// `npm test`: every ring, in order; nothing is skipped. Ends with one line `N passed, N failed`.
//   npm test -- unit          one ring only (unit, integration, trainer, e2e)
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import {
  ensureBuild,
  ensureChromium,
  ensureNode,
  ensurePackages,
  ensurePython,
  ensureRay,
  node,
  python,
  rayPython,
  root,
} from './ensure.mjs';

const reports = join(root, '.ethogram/test-reports');
/** Test files that passed only when they were run by themselves. */
const flaky = [];

/** Runs a command with its output shown; returns its exit code. */
function run(command, args, env = {}) {
  return new Promise((done) => {
    const child = spawn(command, args, {
      cwd: root,
      stdio: 'inherit',
      env: { ...process.env, PATH: `${join(root, 'node_modules/.bin')}:${process.env.PATH}`, ...env },
    });
    child.on('error', (error) => {
      process.stderr.write(`${error.message}\n`);
      done(127);
    });
    child.on('close', (code) => done(code ?? 1));
  });
}

/** More than these are no accident of a busy machine, and running them again would only cost time. */
const RUN_AGAIN_AT_MOST = 4;

/**
 * Counts of a Jest ring; a run that wrote no report failed as a whole. A file that failed is run once more by itself,
 * and named if it passes then: on a noisy machine one late process among thousands must not hide the rest, and must
 * not go unseen either.
 */
async function jest(project, env = {}) {
  const first = await jestRun(project, project, ['--maxWorkers=2'], env);
  const failed = first.files.filter((file) => file.failed > 0);
  if (failed.length === 0 || failed.length > RUN_AGAIN_AT_MOST) return totalOf(first);
  process.stdout.write(
    `\n${project}: once more by themselves: ${failed.map((file) => file.name).join(', ')}\n`,
  );
  const names = failed.map((file) => file.name);
  const again = await jestRun(
    project,
    `${project}-again`,
    ['--maxWorkers=1', '--runTestsByPath', ...names],
    env,
  );
  const passedNow = again.files.filter((file) => file.failed === 0).map((file) => file.name);
  flaky.push(...passedNow);
  const rest = first.files.filter((file) => !names.includes(file.name));
  return totalOf({ code: again.code, files: [...rest, ...again.files] });
}

/** Passed and failed tests of each file; a skipped test and a file that could not be loaded count as failed. */
async function jestRun(project, name, more, env) {
  const report = join(reports, `${name}.json`);
  const jestProgram = join(root, 'node_modules/jest/bin/jest.js');
  const flags = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'];
  const output = ['--json', `--outputFile=${report}`];
  const code = await run(node, [...flags, jestProgram, '--selectProjects', project, ...output, ...more], env);
  try {
    const files = JSON.parse(readFileSync(report, 'utf8')).testResults.map((file) => ({
      name: relative(root, file.name),
      passed: file.assertionResults.filter((test) => test.status === 'passed').length,
      failed:
        file.assertionResults.filter((test) => test.status !== 'passed').length ||
        (file.status === 'passed' ? 0 : 1),
    }));
    return { code, files };
  } catch (error) {
    process.stderr.write(`No test report: ${error.message}\n`);
    return { code: 1, files: [] };
  }
}

function totalOf({ code, files }) {
  const sum = (count) => files.reduce((total, file) => total + count(file), 0);
  return counted(code, () => ({ passed: sum((file) => file.passed), failed: sum((file) => file.failed) }));
}

async function pytest() {
  const report = join(reports, 'trainer.xml');
  const code = await run(python, ['-m', 'pytest', 'apps/trainer/tests', '-q', `--junitxml=${report}`], {
    PYTHONPATH: 'apps/trainer',
    HF_HUB_OFFLINE: '1',
  });
  return counted(code, () => {
    const attribute = (name) =>
      Number(
        readFileSync(report, 'utf8').match(new RegExp(`<testsuite [^>]*${name}="(\\d+)"`))?.[1] ?? Number.NaN,
      );
    const failed = attribute('failures') + attribute('errors') + attribute('skipped');
    return { passed: attribute('tests') - failed, failed };
  });
}

/** A ring without a readable report, without tests, or with a bad exit code never counts as passed. */
function counted(code, read) {
  let counts;
  try {
    counts = read();
  } catch (error) {
    process.stderr.write(`No test report: ${error.message}\n`);
    return { passed: 0, failed: 1 };
  }
  if (!(counts.passed + counts.failed > 0)) return { passed: 0, failed: 1 };
  return code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}

const rings = {
  unit: () => jest('unit'),
  integration: async () => {
    await ensureRay();
    return jest('integration', { ETHOGRAM_RAY_PYTHON: rayPython });
  },
  trainer: pytest,
  e2e: async () => jest('e2e', { ETHOGRAM_CHROMIUM: await ensureChromium() }),
  // Against a real vLLM: `ETHOGRAM_VLLM_URL=… npm test -- vllm`.
  vllm: () => jest('vllm'),
};
const everyday = ['unit', 'integration', 'trainer', 'e2e'];

try {
  ensureNode();
  await ensurePackages();
  await ensurePython();
  await ensureBuild();
  rmSync(reports, { recursive: true, force: true });
  mkdirSync(reports, { recursive: true });
  const wanted = process.argv.slice(2).length > 0 ? process.argv.slice(2) : everyday;
  const total = { passed: 0, failed: 0 };
  for (const name of wanted) {
    if (!rings[name])
      throw new Error(`There is no ring ${name}; there are ${Object.keys(rings).join(', ')}.`);
    process.stdout.write(`\n== ${name}\n`);
    const { passed, failed } = await rings[name]();
    process.stdout.write(`${name}: ${passed} passed, ${failed} failed\n`);
    total.passed += passed;
    total.failed += failed;
  }
  for (const name of flaky) process.stdout.write(`Passed only the second time: ${name}\n`);
  process.stdout.write(`\n${total.passed} passed, ${total.failed} failed\n`);
  process.exitCode = total.failed === 0 ? 0 : 1;
} catch (error) {
  process.stderr.write(`${error.message}\n`);
  process.stdout.write('0 passed, 1 failed\n');
  process.exitCode = 1;
}
