import { CONTROL_KINDS } from '@ethogram/core';
import { ModelService } from '@ethogram/models';
import { HandlesJob, type JobContext } from '@ethogram/platform';
import { Injectable } from '@nestjs/common';
import { RunExecutor } from '../run/run-executor.js';
import { readingOf, RunPreparation } from '../run/run-preparation.js';
import type { Run } from '../run/run.entity.js';
import { failureSentence, isFinalFailure } from '../run/run-failure.js';
import { RunStoppedError } from '../run/run.errors.js';
import { RunService } from '../run/run.service.js';
import { requireComparable } from '../comparison/comparable-runs.js';
import { BUILD_REPORT_JOB } from './build-report.job.js';
import { ReportAssembly } from './report-assembly.js';
import type { RunRole } from './report-content.js';
import type { ReportRun } from './report-run.entity.js';
import { ReportStore } from './report-store.js';

const NAMES: Readonly<Record<RunRole, string>> = {
  base: 'base model',
  tuned: 'fine-tuned model',
  'base-again': 'base model again',
  'prompt-steering': 'base model steered by words',
  sham: 'sham fine-tune',
  shuffled: 'shuffled fine-tune',
  mirrored: 'mirrored fine-tune',
};

/** Takes a report through its runs, base before tuned before controls, and writes it. Every step may be done twice. */
@Injectable()
export class BuildReportHandler {
  constructor(
    private readonly reports: ReportStore,
    private readonly runs: RunService,
    private readonly preparation: RunPreparation,
    private readonly executor: RunExecutor,
    private readonly models: ModelService,
    private readonly assembly: ReportAssembly,
  ) {}

  @HandlesJob(BUILD_REPORT_JOB)
  async handle({ reportId }: { reportId: string }, { signal, isLastAttempt }: JobContext): Promise<void> {
    try {
      await this.build(reportId, signal);
    } catch (error) {
      if (error instanceof RunStoppedError) return; // Cancelled, or brought to its end by another worker.
      if (signal.aborted && !isLastAttempt) throw error;
      const sentence = failureSentence(error);
      if (isFinalFailure(error) || isLastAttempt) await this.reports.fail(reportId, sentence);
      else await this.reports.note(reportId, `Will try again: ${sentence}`);
      if (!isFinalFailure(error)) throw error;
    }
  }

  private async build(reportId: string, signal: AbortSignal): Promise<void> {
    await this.reports.begin(reportId);
    const report = await this.reports.get(reportId);
    if (report.state !== 'RUNNING') return;
    for (const link of await this.linksOf(reportId, 'base')) await this.runBase(link, signal);
    for (const role of ['tuned', ...CONTROL_KINDS] as const)
      for (const link of await this.linksOf(reportId, role)) await this.runCompared(link, signal);
    await this.reports.note(reportId, 'Computing the report.');
    await this.reports.succeed(reportId, await this.assembly.assemble(report));
  }

  private async runBase(link: ReportRun, signal: AbortSignal): Promise<void> {
    const run = await this.runs.get(link.runId);
    if (run.state === 'SUCCEEDED') return;
    await this.announce(link);
    const prepared = await this.preparation.prepare(run, null, signal);
    const identical = await this.runs.findIdentical(prepared);
    if (identical) await this.reports.reuse(link, identical);
    else await this.execute(link, prepared, signal);
    await this.reports.refreshProgress(link.reportId);
  }

  /** The tuned model, or a control: read as the base was, or not at all. */
  private async runCompared(link: ReportRun, signal: AbortSignal): Promise<void> {
    const run = await this.runs.get(link.runId);
    if (run.state === 'SUCCEEDED') return;
    await this.announce(link);
    if (run.adapterId) await this.models.ensureAdapterServed(run.adapterId, signal);
    const base = await this.baseOf(link);
    const prepared = await this.preparation.prepare(run, readingOf(base), signal);
    requireComparable(base, prepared);
    await this.execute(link, prepared, signal);
  }

  private async execute(link: ReportRun, run: Run, signal: AbortSignal): Promise<void> {
    const onProgress = (): Promise<void> => this.reports.refreshProgress(link.reportId);
    await onProgress();
    await this.executor.execute(run, onProgress, signal);
  }

  private async announce({ reportId, suite, role }: ReportRun): Promise<void> {
    await this.reports.note(reportId, `${suite.replaceAll('-', ' ')}, ${NAMES[role]}`);
  }

  private async linksOf(reportId: string, role: RunRole): Promise<ReportRun[]> {
    return (await this.reports.linksOf([reportId])).filter((link) => link.role === role);
  }

  private async baseOf({ reportId, suite }: ReportRun): Promise<Run> {
    const link = (await this.linksOf(reportId, 'base')).find((base) => base.suite === suite);
    if (!link) throw new Error(`The report ${reportId} has no base run of ${suite}.`);
    return this.runs.get(link.runId);
  }
}
