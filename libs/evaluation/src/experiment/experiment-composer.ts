import { Clock, type SweepReportContent } from '@ethogram/core';
import { Injectable } from '@nestjs/common';
import { ReportService } from '../report/report.service.js';
import { composeSweepReport, type SweepReportMember } from './compose-sweep-report.js';
import type { ExperimentStep } from './experiment-step.entity.js';
import type { Experiment } from './experiment.entity.js';

/** Gathers the finished reports of an experiment into one. */
@Injectable()
export class ExperimentComposer {
  constructor(
    private readonly reports: ReportService,
    private readonly clock: Clock,
  ) {}

  async compose(experiment: Experiment, steps: readonly ExperimentStep[]): Promise<SweepReportContent> {
    const reports = steps.filter(({ kind, state }) => kind === 'report' && state === 'SUCCEEDED');
    const failed = steps.filter(({ kind, state }) => kind === 'report' && state !== 'SUCCEEDED');
    return composeSweepReport(await this.members(reports), {
      title: experiment.name,
      missing: failed.map(
        ({ title, model, error }) => `Missing: ${title} of ${model}: ${error ?? 'cancelled.'}`,
      ),
      createdAt: this.clock.now().toISOString(),
    });
  }

  /** The reports an experiment is made of, in its order. */
  async members(steps: readonly ExperimentStep[]): Promise<SweepReportMember[]> {
    const members: SweepReportMember[] = [];
    for (const { madeId, cellKey } of steps) {
      const { id, content } = await this.reports.get(madeId ?? '');
      if (content) members.push({ reportId: id, seed: Number(cellKey?.split('|').at(-1)), content });
    }
    return members;
  }
}
