import 'reflect-metadata';
import { Command } from 'commander';
import { authorsCommand } from './commands/authors.command.js';
import { importBenchmarksCommand } from './commands/benchmarks.command.js';
import { collectCommand } from './commands/collect.command.js';
import { scenariosCommand } from './commands/corpus.commands.js';
import { releaseCommand } from './commands/dataset.commands.js';
import { demoCommand } from './commands/demo.command.js';
import { compareCommand, reportCommand } from './commands/comparison.commands.js';
import { evaluateCommand, fineTuneCommand } from './commands/experiment.commands.js';
import { checkGameCommand, importGameCommand } from './commands/games.command.js';
import { importCommand } from './commands/import.command.js';
import { instrumentsCommand } from './commands/instruments.command.js';
import { experimentCommand } from './commands/run-experiment.command.js';
import { runsCommand } from './commands/runs.command.js';
import { signInLinkCommand } from './commands/sign-in-link.command.js';
import { suggestionsCommand } from './commands/suggestions.command.js';
import { selectCommand } from './commands/select.command.js';
import { formCommand } from './commands/form.command.js';
import { personCommand, studyCommand } from './commands/study.commands.js';
import { sweepCommand } from './commands/sweep.command.js';
import { trainingSetCommand } from './commands/training-set.command.js';
import { developCommand } from './develop/develop.command.js';
import { startCommand } from './start.command.js';

const program = new Command('ethogram').description(
  'Human-labelled moral judgments and value surveys, fine-tuning, and what changed.',
);
for (const command of [
  startCommand(),
  demoCommand(),
  importCommand(),
  collectCommand(),
  runsCommand(),
  scenariosCommand(),
  selectCommand(),
  instrumentsCommand(),
  importGameCommand(),
  checkGameCommand(),
  personCommand(),
  studyCommand(),
  formCommand(),
  suggestionsCommand(),
  releaseCommand(),
  trainingSetCommand(),
  fineTuneCommand(),
  sweepCommand(),
  evaluateCommand(),
  compareCommand(),
  reportCommand(),
  experimentCommand(),
  importBenchmarksCommand(),
  signInLinkCommand(),
  authorsCommand(),
]) {
  program.addCommand(command);
}
program.addCommand(developCommand(), { hidden: true });

program.parseAsync().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
