import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { FORM_SCHEMA } from '@ethogram/core';
import { readSituations, syntheticDump } from '@ethogram/demo';
import { environmentExample, loadConfig, workspaceRoot } from '@ethogram/platform';
import { HttpApplicationModule } from '@ethogram/server';
import { GAME_SCHEMA, wordings } from '@ethogram/suites';
import { packJsonSchema } from '@ethogram/surveys';
import { NestFactory } from '@nestjs/core';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { lexicographicSortSchema, printSchema } from 'graphql';
import type { DataSource } from 'typeorm';
import { withScratchDatabase } from './scratch-database.js';

async function schemaText(dataSource: DataSource): Promise<string> {
  const { url } = dataSource.options as { url?: string };
  const config = loadConfig(workspaceRoot(), {
    ETHOGRAM_DATABASE_URL: url,
    ETHOGRAM_SECRET: 'only-for-printing-the-schema-0123456789',
  });
  const app = await NestFactory.create(
    HttpApplicationModule.forRoot({ config, dataSource }),
    new FastifyAdapter(),
    { logger: ['error'], abortOnError: false },
  );
  await app.init();
  const { schema } = app.get(GraphQLSchemaHost);
  const text = `# Made by "npm run generate" from the resolvers.\n\n${printSchema(lexicographicSortSchema(schema))}\n`;
  await app.close();
  return text;
}

/** The web apps' types of `schema.graphql` as it is on disk, so it comes after the schema. */
async function webTypes(): Promise<string> {
  const root = workspaceRoot();
  const folder = await mkdtemp(join(tmpdir(), 'ethogram-types-'));
  const file = join(folder, 'graphql-env.d.ts');
  try {
    await promisify(execFile)(
      join(root, 'node_modules/.bin/gql-tada'),
      ['generate-output', '-c', 'libs/web/tsconfig.json', '-o', file],
      { cwd: root },
    );
    return await readFile(file, 'utf8');
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Every committed file that is made from code, by its path in the checkout. */
async function generatedFiles(): Promise<Record<string, string>> {
  const dump = syntheticDump(readSituations(), 0);
  return {
    'schema.graphql': await withScratchDatabase(schemaText),
    'libs/demo/content/posts.ndjson': dump.posts,
    'libs/demo/content/comments.ndjson': dump.comments,
    '.env.example': environmentExample(),
    'libs/surveys/instruments/instrument-pack.schema.json': `${JSON.stringify(packJsonSchema(), null, 2)}\n`,
    'libs/suites/games/game.schema.json': `${JSON.stringify(GAME_SCHEMA, null, 2)}\n`,
    'libs/core/src/form/form.schema.json': `${JSON.stringify(FORM_SCHEMA, null, 2)}\n`,
    'apps/trainer/demo_model/wordings.json': `${JSON.stringify(wordings(), null, 2)}\n`,
  };
}

/** Writes the generated files; with `check`, writes nothing and returns the ones that are out of date. */
export async function generate(check: boolean): Promise<string[]> {
  const stale: string[] = [];
  const settle = async (path: string, text: string): Promise<void> => {
    const file = join(workspaceRoot(), path);
    const present = await readFile(file, 'utf8').catch(() => '');
    if (present === text) return;
    stale.push(path);
    if (!check) await writeFile(file, text);
  };
  for (const [path, text] of Object.entries(await generatedFiles())) await settle(path, text);
  await settle('libs/web/src/generated/graphql-env.d.ts', await webTypes());
  return stale;
}
