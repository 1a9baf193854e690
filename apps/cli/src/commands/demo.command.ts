import { DEMO_DELTA, DEMO_STEPS, DEMO_TARGET, type DemoRun, DemoService } from '@ethogram/demo';
import { type ReportContent, ReportService } from '@ethogram/evaluation';
import { setTimeout as delay } from 'node:timers/promises';
import { Command, InvalidArgumentError } from 'commander';
import { withPlatform } from '../local-stack/with-platform.js';
import { progressLine } from '../progress-line.js';
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

async function follow(demos: DemoService, started: DemoRun, signal: AbortSignal): Promise<DemoRun> {
  const progress = progressLine();
  for (;;) {
    signal.throwIfAborted();
    const run = await demos.get(started.id);
    progress.show(`${run.step + 1}/${DEMO_STEPS.length} ${DEMO_STEPS[run.step] ?? ''}${run.note ? `: ${run.note}` : ''}`);
    if (run.state !== 'QUEUED' && run.state !== 'RUNNING') {
      progress.end();
      return run;
    }
    await delay(500);
  }
}

async function demo(options: DemoOptions): Promise<void> {
  const content = await withPlatform({ models: true, jobs: true }, async (app, signal): Promise<ReportContent> => {
    const demos = app.get(DemoService);
    const run = await follow(demos, await demos.start(options), signal);
    const report = run.state === 'SUCCEEDED' ? await app.get(ReportService).get(run.reportId) : undefined;
    if (!report?.content) throw new Error(`The demo ended without a report: ${run.error ?? run.state.toLowerCase()}`);
    return report.content;
  });
  process.stdout.write(`${options.json ? JSON.stringify(content, null, 2) : reportText(content)}\n`);
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
