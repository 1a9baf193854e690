// `npm test`: every ring, in order; nothing is skipped. Ends with one line `N passed, N failed`.
//   npm test -- unit          one ring only (unit, integration, trainer, e2e)
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
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

/** Counts of a Jest ring; a run that wrote no report failed as a whole. */
async function jest(project, env = {}) {
  const report = join(reports, `${project}.json`);
  const code = await run(
    node,
    [
      '--experimental-vm-modules',
      '--disable-warning=ExperimentalWarning',
      join(root, 'node_modules/jest/bin/jest.js'),
      '--selectProjects',
      project,
      '--json',
      `--outputFile=${report}`,
      '--maxWorkers=2',
    ],
    env,
  );
  return counted(code, () => {
    const {
      numPassedTests: passed,
      numFailedTests,
      numRuntimeErrorTestSuites,
      numPendingTests,
    } = JSON.parse(readFileSync(report, 'utf8'));
    return { passed, failed: numFailedTests + numRuntimeErrorTestSuites + numPendingTests };
  });
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
  process.stdout.write(`\n${total.passed} passed, ${total.failed} failed\n`);
  process.exitCode = total.failed === 0 ? 0 : 1;
} catch (error) {
  process.stderr.write(`${error.message}\n`);
  process.stdout.write('0 passed, 1 failed\n');
  process.exitCode = 1;
}
