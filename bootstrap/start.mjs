// `npm start`: install what is missing, build, then let the CLI bring the platform up.
import {
  ensureBuild,
  ensureNode,
  ensurePackages,
  ensurePython,
  PythonMissingError,
  root,
  runNode,
} from './ensure.mjs';
import { join } from 'node:path';

try {
  ensureNode();
  await ensurePackages();
  const building = ensureBuild();
  let modelNotice;
  if (!process.env.ETHOGRAM_VLLM_URL) {
    try {
      await ensurePython();
    } catch (error) {
      if (!(error instanceof PythonMissingError)) throw error;
      modelNotice = error.message;
      process.stderr.write(`${modelNotice}\n`);
    }
  }
  await building;
  process.exitCode = await runNode([join(root, 'apps/cli/dist/main.js'), 'start', ...process.argv.slice(2)], {
    env: { ...process.env, ...(modelNotice ? { ETHOGRAM_MODEL_NOTICE: modelNotice } : {}) },
  });
} catch (error) {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
