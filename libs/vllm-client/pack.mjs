// Makes a folder that `npm publish` takes: node libs/vllm-client/pack.mjs FOLDER
// One file of JavaScript with what it needs of the other libraries inside, their types beside it, and zod as the only
// dependency. Nothing of Nest or of the platform's database comes along: the imports of the library see to that.
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { rolldown } from 'rolldown';

const here = import.meta.dirname;
const root = resolve(here, '../..');
const out = resolve(process.argv[2] ?? join(root, 'tmp/vllm-client'));
const DOORS = {
  '@ethogram/core': 'libs/core/src/index',
  '@ethogram/platform/http': 'libs/platform/src/http/index',
};

mkdirSync(out, { recursive: true });
await bundle();
declare();
describe();

async function bundle() {
  const made = await rolldown({
    input: join(here, 'src/index.ts'),
    platform: 'node',
    external: [/^node:/, 'zod'],
    resolve: { conditionNames: ['@ethogram/source', 'import'] },
    treeshake: { moduleSideEffects: false },
  });
  await made.write({ file: join(out, 'index.js'), format: 'esm' });
  await made.close();
}

function declare() {
  const compiler = join(root, 'node_modules/typescript/bin/tsc');
  const types = join(out, 'types');
  const options = [
    '--noEmit',
    'false',
    '--declaration',
    '--emitDeclarationOnly',
    '--outDir',
    types,
    '--rootDir',
    root,
  ];
  const files = { extends: join(root, 'tsconfig.base.json'), files: [join(here, 'src/index.ts')] };
  const project = join(out, 'tsconfig.types.json');
  // By path, because what is found in node_modules is taken for somebody else's and its types are not written.
  const paths = Object.fromEntries(
    Object.entries(DOORS).map(([name, door]) => [name, [join(root, `${door}.ts`)]]),
  );
  const compilerOptions = { typeRoots: [join(root, 'node_modules/@types')], paths };
  writeFileSync(project, JSON.stringify({ ...files, compilerOptions }));
  const ran = spawnSync(process.execPath, [compiler, '-p', project, ...options], {
    cwd: root,
    encoding: 'utf8',
  });
  rmSync(project);
  if (ran.status !== 0) throw new Error(`The types cannot be made:\n${ran.stdout}`);
  for (const path of readdirSync(types, { recursive: true }).filter((name) => name.endsWith('.d.ts'))) {
    const file = join(types, path);
    const text = readFileSync(file, 'utf8').replace(/(['"])(@ethogram\/[\w/-]+)\1/g, (whole, quote, name) => {
      if (!(name in DOORS)) throw new Error(`${path} needs ${name}, which is not packed.`);
      const target = relative(dirname(file), join(types, DOORS[name]));
      return `${quote}${target.startsWith('.') ? target : `./${target}`}.js${quote}`;
    });
    writeFileSync(file, text);
  }
}

function describe() {
  const own = JSON.parse(readFileSync(join(here, 'package.json'), 'utf8'));
  const { dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const { name, version, description, license, type, engines } = own;
  const packed = {
    name,
    version,
    description,
    license,
    type,
    engines,
    exports: { '.': { types: './types/libs/vllm-client/src/index.d.ts', default: './index.js' } },
    files: ['index.js', 'types', 'README.md', 'LICENSE'],
    dependencies: { zod: dependencies.zod },
  };
  writeFileSync(join(out, 'package.json'), `${JSON.stringify(packed, null, 2)}\n`);
  copyFileSync(join(here, 'README.md'), join(out, 'README.md'));
  copyFileSync(join(root, 'LICENSE'), join(out, 'LICENSE'));
}
