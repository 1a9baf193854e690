import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { type ImportedSuggestions, SuggestionService } from '@ethogram/annotation';
import { Command } from 'commander';
import { withPlatform } from '../local-stack/with-platform.js';
import { printJson } from './follow.js';

interface ImportOptions {
  readonly model?: string;
  readonly revision?: string;
}

/** Lines handed over at once, so that files of any size fit. */
const BATCH = 5_000;

/** Reads a file line by line and stores it; every bad line is in the result. */
async function importFile(
  service: SuggestionService,
  studyId: string,
  path: string,
  of: ImportOptions,
): Promise<ImportedSuggestions> {
  const all = { stored: 0, unchanged: 0, problems: [] as ImportedSuggestions['problems'][number][] };
  let firstLine = 1;
  let lines: string[] = [];
  const store = async (): Promise<void> => {
    const result = await service.importLines(null, studyId, lines, { ...of, firstLine });
    all.stored += result.stored;
    all.unchanged += result.unchanged;
    all.problems.push(...result.problems);
    firstLine += lines.length;
    lines = [];
  };
  for await (const line of createInterface({ input: createReadStream(path), crlfDelay: Infinity })) {
    lines.push(line);
    if (lines.length === BATCH) await store();
  }
  await store();
  return all;
}

export function suggestionsCommand(): Command {
  const suggestions = new Command('suggestions').description(
    'what models would answer to the tasks of a study',
  );
  suggestions
    .command('import <study> <file>')
    .description(
      'JSON Lines: scenario or textHash, verdict, and perhaps acceptability, values, reason, model, revision',
    )
    .option('--model <name>', 'of lines that do not name one')
    .option('--revision <name>', 'which state of the model, of lines that do not say')
    .action(async (study: string, file: string, options: ImportOptions) => {
      const result = await withPlatform({}, (app) =>
        importFile(app.get(SuggestionService), study, file, options),
      );
      printJson(result);
      if (result.problems.length > 0) process.exitCode = 1;
    });
  return suggestions;
}
