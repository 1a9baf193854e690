import 'reflect-metadata';
import { Command } from 'commander';
import { demoCommand } from './commands/demo.command.js';
import { importCommand } from './commands/import.command.js';
import { signInLinkCommand } from './commands/sign-in-link.command.js';
import { developCommand } from './develop/develop.command.js';
import { startCommand } from './start.command.js';

const program = new Command('ethogram').description('Human-labelled moral judgments and value surveys, fine-tuning, and what changed.');
for (const command of [startCommand(), demoCommand(), importCommand(), signInLinkCommand()]) program.addCommand(command);
program.addCommand(developCommand(), { hidden: true });

program.parseAsync().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
