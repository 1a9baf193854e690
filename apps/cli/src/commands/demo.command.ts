import { DEMO_DELTA, DEMO_STEPS, DEMO_TARGET, type DemoRun, DemoService } from '@ethogram/demo';
import { type ReportContent, ReportService } from '@ethogram/evaluation';
import { Command, InvalidArgumentError } from 'commander';
import { withPlatform } from '../local-stack/with-platform.js';
import { follow, printJson } from './follow.js';
import { reportText } from './report-text.js';

interface DemoOptions {
  readonly target: string;
  readonly delta: number;
  readonly seed: number;
  readonly json?: boolean;
}

export function wholeNumber(text: string): number {
  const number = Number(text);
  if (!Number.isInteger(number)) throw new InvalidArgumentError('A whole number is needed.');
  return number;
}

function describe(run: DemoRun): string {
  return `${run.step + 1}/${DEMO_STEPS.length} ${DEMO_STEPS[run.step] ?? ''}${run.note ? `: ${run.note}` : ''}`;
}

async function demo(options: DemoOptions): Promise<void> {
  const content = await withPlatform(
    { models: true, jobs: true },
    async (app, signal): Promise<ReportContent> => {
      const demos = app.get(DemoService);
      const started = await demos.start(options);
      const run = await follow(signal, () => demos.get(started.id), describe);
      const { content } = await app.get(ReportService).get(run.reportId);
      if (!content) throw new Error('The demo ended without a report.');
      return content;
    },
  );
  if (options.json) printJson(content);
  else process.stdout.write(`${reportText(content)}\n`);
}

export function demoCommand(): Command {
  return new Command('demo')
    .description('the whole loop on synthetic data: import, label, release, fine-tune, evaluate, report')
    .option('--target <value>', 'the value to move', DEMO_TARGET)
    .option('--delta <n>', 'points of the survey scale; negative lowers it', wholeNumber, DEMO_DELTA)
    .option('--seed <n>', 'seed of every draw', wholeNumber, 0)
    .option('--json', 'print the report as one JSON object')
    .action(demo);
}
