import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { workspaceRoot } from '@ethogram/platform';
import type { DataSource } from 'typeorm';
import { withScratchDatabase } from './scratch-database.js';

interface SchemaDifference {
  readonly up: readonly string[];
  readonly down: readonly string[];
}

/** What the entities say and the migrations do not: empty when there is no drift. */
async function schemaDifference(dataSource: DataSource): Promise<SchemaDifference> {
  const log = await dataSource.driver.createSchemaBuilder().log();
  return {
    up: log.upQueries.map((query) => query.query),
    down: log.downQueries.map((query) => query.query).reverse(),
  };
}

function statements(queries: readonly string[]): string {
  return queries
    .map((query) => `    await runner.query(\`${query.replaceAll('\\', '\\\\').replaceAll('`', '\\`')}\`);`)
    .join('\n');
}

/** Writes the migration that closes the gap; returns its path, or undefined when there is nothing to do. */
export async function generateMigration(name: string, timestamp: string): Promise<string | undefined> {
  if (!/^[a-z][a-z0-9-]*$/.test(name)) throw new Error('A migration is named like add-review-queue.');
  const { up, down } = await withScratchDatabase(schemaDifference);
  if (up.length === 0) return undefined;
  const className = `${name
    .split('-')
    .map((word) => word[0]?.toUpperCase() + word.slice(1))
    .join('')}${timestamp}`;
  const file = join(workspaceRoot(), 'migrations', 'src', `${timestamp}-${name}.ts`);
  await writeFile(
    file,
    `import type { MigrationInterface, QueryRunner } from 'typeorm';

export class ${className} implements MigrationInterface {
  name = '${className}';

  async up(runner: QueryRunner): Promise<void> {
${statements(up)}
  }

  async down(runner: QueryRunner): Promise<void> {
${statements(down)}
  }
}
`,
  );
  return file;
}

/** Up, all the way down, up again, then compares with the entities. Returns the statements that differ. */
export async function findDrift(): Promise<readonly string[]> {
  return withScratchDatabase(async (dataSource) => {
    for (let left = dataSource.migrations.length; left > 0; left -= 1) await dataSource.undoLastMigration();
    await dataSource.runMigrations();
    return (await schemaDifference(dataSource)).up;
  });
}
