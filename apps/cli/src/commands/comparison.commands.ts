import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readReportContent, type ReportContent } from '@ethogram/core';
import {
  ComparisonService,
  renderReportCsv,
  renderReportHtml,
  figureFile,
  reportFigures,
  type ReportPlace,
  ReportService,
} from '@ethogram/evaluation';
import { PlatformConfig } from '@ethogram/platform';
import { Command, Option } from 'commander';
import { withPlatform } from '../local-stack/with-platform.js';
import { wholeNumber } from './demo.command.js';
import { follow, printJson } from './follow.js';

const RENDER: Readonly<Record<string, (content: ReportContent, place: ReportPlace) => string>> = {
  html: renderReportHtml,
  json: (content) => `${JSON.stringify(content, null, 2)}\n`,
  csv: renderReportCsv,
};

export function compareCommand(): Command {
  return new Command('compare')
    .description('pair two finished runs of one suite sample by sample and print what changed, as JSON')
    .argument('<base>', 'id of the run compared with')
    .argument('<tuned>', 'id of the run that may have changed')
    .option('--name <name>', 'of the comparison')
    .option(
      '--target <value>',
      'the value that was meant to move; default: what the tuned model was trained on',
    )
    .option('--seed <n>', 'of the draws behind intervals and tests', wholeNumber, 0)
    .action(
      async (base: string, tuned: string, options: { name?: string; target?: string; seed: number }) => {
        const found = await withPlatform({ models: false, jobs: true }, async (app, signal) => {
          const comparisons = app.get(ComparisonService);
          const { id } = await comparisons.create(null, { ...options, baseRunId: base, tunedRunId: tuned });
          return follow(
            signal,
            () => comparisons.get(id),
            ({ progressNote, state }) => progressNote ?? state.toLowerCase(),
          );
        });
        printJson({ id: found.id, name: found.name, suite: found.suite, content: found.content });
      },
    );
}

export function reportCommand(): Command {
  return new Command('report')
    .description('write a finished report as a file')
    .argument('<id>', 'of the report')
    .addOption(
      new Option('--format <format>', 'html stands alone; csv has one estimate a row')
        .choices(Object.keys(RENDER))
        .default('html'),
    )
    .option('--out <file>', 'default: the terminal')
    .option('--figures <folder>', 'write every figure there as well, each an SVG of its own')
    .action(async (id: string, { format, out, figures }: ReportOptions) => {
      const { content, address } = await withPlatform({ models: false, jobs: false }, async (app) => ({
        content: readReportContent((await app.get(ReportService).get(id)).content),
        address: app.get(PlatformConfig).publicUrl,
      }));
      const render = RENDER[format];
      if (!content || !render) throw new Error('This report is not finished.');
      if (figures) {
        await mkdir(figures, { recursive: true });
        for (const { key, svg } of reportFigures(content))
          await writeFile(join(figures, `${key}.svg`), figureFile(svg));
      }
      const text = render(content, { address, reportId: id });
      if (out) await writeFile(out, text);
      else process.stdout.write(text);
    });
}

interface ReportOptions {
  readonly format: string;
  readonly out?: string;
  readonly figures?: string;
}
