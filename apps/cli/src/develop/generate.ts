import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readSituations, syntheticDump } from '@ethogram/demo';
import { environmentExample, loadConfig, workspaceRoot } from '@ethogram/platform';
import { HttpApplicationModule } from '@ethogram/server';
import { wordings } from '@ethogram/suites';
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

/** Every committed file that is made from code, by its path in the checkout. */
async function generatedFiles(): Promise<Record<string, string>> {
  const dump = syntheticDump(readSituations(), 0);
  return {
    'schema.graphql': await withScratchDatabase(schemaText),
    'libs/demo/content/posts.ndjson': dump.posts,
    'libs/demo/content/comments.ndjson': dump.comments,
    '.env.example': environmentExample(),
    'apps/trainer/demo_model/wordings.json': `${JSON.stringify(wordings(), null, 2)}\n`,
  };
}

/** Writes the generated files; with `check`, writes nothing and returns the ones that are out of date. */
export async function generate(check: boolean): Promise<string[]> {
  const stale: string[] = [];
  for (const [path, text] of Object.entries(await generatedFiles())) {
    const file = join(workspaceRoot(), path);
    const present = await readFile(file, 'utf8').catch(() => '');
    if (present === text) continue;
    stale.push(path);
    if (!check) await writeFile(file, text);
  }
  return stale;
}
