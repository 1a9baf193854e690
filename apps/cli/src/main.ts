import 'reflect-metadata';
import { Command } from 'commander';
import { authorsCommand } from './commands/authors.command.js';
import { collectCommand } from './commands/collect.command.js';
import { instrumentsCommand, scenariosCommand } from './commands/corpus.commands.js';
import { releaseCommand, trainingSetCommand } from './commands/dataset.commands.js';
import { demoCommand } from './commands/demo.command.js';
import { evaluateCommand, fineTuneCommand } from './commands/experiment.commands.js';
import { importCommand } from './commands/import.command.js';
import { runsCommand } from './commands/runs.command.js';
import { signInLinkCommand } from './commands/sign-in-link.command.js';
import { selectCommand } from './commands/select.command.js';
import { personCommand, studyCommand } from './commands/study.commands.js';
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
  personCommand(),
  studyCommand(),
  releaseCommand(),
  trainingSetCommand(),
  fineTuneCommand(),
  evaluateCommand(),
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
