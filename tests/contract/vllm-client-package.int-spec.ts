import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { FakeModelClient, StubVllmServer } from '@ethogram/vllm-client';

const run = promisify(execFile);
const root = resolve(import.meta.dirname, '../..');
const ADDRESS = 'http://127.0.0.1:8000';
let folder: string;
let stub: StubVllmServer;
let examples: string[];

/** A folder of its own, with nothing of the repository but zod and the types of Node. */
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ethogram-vllm-package-'));
  const modules = join(folder, 'node_modules');
  const packed = join(modules, '@ethogram/vllm-client');
  await mkdir(packed, { recursive: true });
  await run(process.execPath, [join(root, 'libs/vllm-client/pack.mjs'), packed], { cwd: root });
  await symlink(join(root, 'node_modules/zod'), join(modules, 'zod'));
  await symlink(join(root, 'node_modules/@types'), join(modules, '@types'));
  await writeFile(join(folder, 'package.json'), '{"type":"module"}');
  const answers = (): Record<string, number> => ({ '5': 0.5, '4': 0.3, 'A long story.': 0.1, no: 0.1 });
  const engine = new FakeModelClient({
    model: 'base',
    answers: (messages) => (messages.at(-1)?.content.includes('story') ? { 'A long story.': 1 } : answers()),
    adapters: { '/adapters/lowered': answers },
  });
  stub = await StubVllmServer.start(engine);
  const readme = await readFile(join(packed, 'README.md'), 'utf8');
  examples = [...readme.matchAll(/```ts\n([\s\S]*?)```/g)].map(([, code = '']) => code);
  for (const [index, code] of examples.entries())
    await writeFile(join(folder, `example-${index}.ts`), code.replaceAll(ADDRESS, stub.url));
}, 400_000);
afterAll(async () => {
  await stub.stop();
  await rm(folder, { recursive: true });
});

const outputOf = async (index: number): Promise<string> =>
  (await run(process.execPath, [`example-${index}.ts`], { cwd: folder })).stdout;

describe('the published package', () => {
  it('needs nothing but zod', async () => {
    const packed = join(folder, 'node_modules/@ethogram/vllm-client');
    const code = await readFile(join(packed, 'index.js'), 'utf8');
    const imported = [...code.matchAll(/^import .* from "([^"]+)";$/gm)].map(([, name = '']) => name);
    expect(imported.filter((name) => !name.startsWith('node:'))).toEqual(['zod']);
    const manifest: unknown = JSON.parse(await readFile(join(packed, 'package.json'), 'utf8'));
    expect(manifest).toMatchObject({ name: '@ethogram/vllm-client', license: 'Apache-2.0' });
    expect(manifest).toMatchObject({ dependencies: { zod: expect.stringMatching(/^\d/) } });
    expect(manifest).not.toHaveProperty('private');
  });

  it('has types that the examples of its page keep to', async () => {
    const compilerOptions = {
      strict: true,
      module: 'nodenext',
      target: 'ES2024',
      noEmit: true,
      types: ['node'],
      skipLibCheck: false,
    };
    const config = { compilerOptions, include: ['example-*.ts'] };
    await writeFile(join(folder, 'tsconfig.json'), JSON.stringify(config));
    const compiler = join(root, 'node_modules/typescript/bin/tsc');
    const checked = await run(process.execPath, [compiler, '-p', folder], { cwd: folder }).catch(
      (error: { stdout?: string }) => ({ stdout: error.stdout ?? String(error) }),
    );
    expect(checked.stdout).toBe('');
  }, 200_000);

  it('does what the examples of its page show', async () => {
    expect(examples).toHaveLength(4);
    await expect(outputOf(0)).resolves.toBe('5 stop\n');
    await expect(outputOf(1)).resolves.toMatch(/^A lo perplexity 12[78]/);
    await expect(outputOf(2)).resolves.toMatch(/\[ '5', '5', '5' \][\s\S]*state: 'ready'/);
    await expect(outputOf(3)).resolves.toMatch(/^token-ids 0\.(79|8)[\s\S]*'5': 0\.625,/);
  }, 200_000);
});
