import { SystemClock } from '@ethogram/core';
import { Command } from 'commander';
import { generate } from './generate.js';
import { findDrift, generateMigration } from './migration.js';

/** Commands for people who work on Ethogram itself. */
export function developCommand(): Command {
  const develop = new Command('develop').description('for work on Ethogram itself');
  develop
    .command('migration <name>')
    .description('write the migration that brings the tables to what the entities say')
    .action(async (name: string) => {
      const timestamp = new SystemClock().now().toISOString().replace(/\D/g, '').slice(0, 14);
      const file = await generateMigration(name, timestamp);
      process.stdout.write(
        file
          ? `Wrote ${file}. Read it, then add its class to migrations/src/index.ts.\n`
          : 'The tables are already what the entities say.\n',
      );
    });
  develop
    .command('drift')
    .description('run the migrations up, down and up, and compare with the entities')
    .action(async () => {
      const drift = await findDrift();
      if (drift.length > 0) throw new Error(`The migrations lag behind the entities:\n${drift.join('\n')}`);
      process.stdout.write('The migrations are what the entities say.\n');
    });
  develop
    .command('generate')
    .description('write the files that are made from code')
    .option('--check', 'only say which are out of date')
    .action(async ({ check = false }: { check?: boolean }) => {
      const stale = await generate(check);
      if (check && stale.length > 0)
        throw new Error(`Out of date, run npm run generate: ${stale.join(', ')}`);
      process.stdout.write(
        stale.length > 0 ? `Wrote ${stale.join(', ')}.\n` : 'The generated files are up to date.\n',
      );
    });
  return develop;
}
