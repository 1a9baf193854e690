// `npm run generate`: the files that are made from code and committed, so that reviews see what changed.
import { ensureBuild, ensureNode, ensurePackages, root, runNode } from './ensure.mjs';
import { join } from 'node:path';

ensureNode();
await ensurePackages();
await ensureBuild('server');
process.exitCode = await runNode([
  join(root, 'apps/cli/dist/main.js'),
  'develop',
  'generate',
  ...process.argv.slice(2),
]);
