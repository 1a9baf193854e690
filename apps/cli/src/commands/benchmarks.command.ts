import { readFile } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { BenchmarkService } from '@ethogram/evaluation';
import { AdapterService } from '@ethogram/models';
import type { INestApplicationContext } from '@nestjs/common';
import { Command } from 'commander';
import { withPlatform } from '../local-stack/with-platform.js';
import { printJson } from './follow.js';

async function adapterIdOf(
  app: INestApplicationContext,
  name: string | undefined,
): Promise<string | undefined> {
  if (name === undefined) return undefined;
  const found = (await app.get(AdapterService).all()).find((one) => one.name === name || one.id === name);
  if (!found) throw new Error(`There is no adapter ${name}.`);
  return found.id;
}

export function importBenchmarksCommand(): Command {
  return new Command('import-benchmarks')
    .description('store a results file of lm-evaluation-harness beside our own numbers')
    .argument('<file>', 'results_….json, as its --output_path writes it')
    .option('--model <name>', 'the served name it is of (default: what the file says)')
    .option('--adapter <name>', 'the adapter it is of, by the name it is served under')
    .action(async (file: string, options: { model?: string; adapter?: string }) => {
      const text = await readFile(resolve(process.env['INIT_CWD'] ?? process.cwd(), file), 'utf8');
      const { stored, isNew, results } = await withPlatform({}, async (app) => {
        const benchmarks = app.get(BenchmarkService);
        const adapterId = await adapterIdOf(app, options.adapter);
        const done = await benchmarks.import(null, {
          name: basename(file),
          text,
          model: options.model,
          adapterId,
        });
        return { ...done, results: await benchmarks.resultsOf(done.stored.id) };
      });
      printJson({ id: stored.id, isNew, model: stored.model, results: results.length });
      if (!isNew) process.stderr.write('This file was brought in before; nothing was changed.\n');
    });
}
