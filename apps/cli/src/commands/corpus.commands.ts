import { ScenarioService } from '@ethogram/corpus';
import { Command } from 'commander';
import { withPlatform } from '../local-stack/with-platform.js';
import { wholeNumber } from './demo.command.js';
import { printJson } from './follow.js';
import { sourceIdOf } from './source-id.js';

export function scenariosCommand(): Command {
  return new Command('scenarios')
    .description('make scenarios of the posts of a source: cut, redacted, hashed, without exact duplicates')
    .requiredOption('--source <name>')
    .option('--limit <n>', 'the most to make', wholeNumber)
    .option('--minimum-characters <n>', 'shorter texts are left out', wholeNumber, 200)
    .option('--seed <n>', 'draw posts at random with this seed', wholeNumber)
    .action(async (options: { source: string; limit?: number; minimumCharacters: number; seed?: number }) => {
      const { source: name, ...request } = options;
      const made = await withPlatform({}, async (app, signal) => {
        const sourceId = await sourceIdOf(app, name);
        return app.get(ScenarioService).makeFromSource({ ...request, sourceId }, null, signal);
      });
      printJson(made);
    });
}
