import { Clock, CONTROL_KINDS } from '@ethogram/core';
import {
  ConflictError,
  JobQueue,
  NotFoundError,
  type Page,
  type PageOf,
  pageOrder,
  pageWindow,
  type Sort,
} from '@ethogram/platform';
import { SUITE_KEYS } from '@ethogram/suites';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager, In } from 'typeorm';
import { Run } from '../run/run.entity.js';
import { RunStoppedError } from '../run/run.errors.js';
import { type NewRun, RunService } from '../run/run.service.js';
import { BUILD_REPORT_JOB } from './build-report.job.js';
import type { ReportContent, RunRole } from './report-content.js';
import { ReportRun } from './report-run.entity.js';
import { Report } from './report.entity.js';

type NewReport = Pick<
  Report,
  | 'id'
  | 'name'
  | 'fineTuneRunId'
  | 'releaseId'
  | 'reasons'
  | 'judged'
  | 'missingControls'
  | 'seed'
  | 'demonstration'
  | 'createdAt'
>;

/** A run to be made for a report; its seed is the report's. */
export type PlannedRun = Omit<NewRun, 'seed'> & { readonly role: RunRole };

/** In the order they are run: what is compared before what it is held against. */
const ROLES: readonly RunRole[] = ['base', 'tuned', ...CONTROL_KINDS];

/** The rows of a report and of its part in runs. Every change of state names the states it may start from. */
@Injectable()
export class ReportStore {
  constructor(
    private readonly dataSource: DataSource,
    private readonly runs: RunService,
    private readonly queue: JobQueue,
    private readonly clock: Clock,
  ) {}

  /** Report, runs and job, or none of them. */
  async insert(report: NewReport, runs: readonly PlannedRun[]): Promise<void> {
    await this.dataSource.transaction(async (manager) => {
      await manager.insert(Report, {
        ...report,
        state: 'QUEUED',
        progressNote: 'Waiting for the worker.',
      } as never);
      for (const { role, ...planned } of runs) {
        const { id: runId } = await this.runs.create(manager, { ...planned, seed: report.seed });
        const { suite } = planned.subject;
        await manager.insert(ReportRun, { reportId: report.id, suite, role, runId, reused: false });
      }
      await this.queue.enqueue(BUILD_REPORT_JOB, { reportId: report.id }, { manager, key: report.id });
    });
  }

  async find(id: string): Promise<Report | null> {
    return this.dataSource.getRepository(Report).findOneBy({ id });
  }

  async get(id: string): Promise<Report> {
    const report = await this.find(id);
    if (!report) throw new NotFoundError('report', id);
    return report;
  }

  async list(page?: Page, sort?: Sort): Promise<PageOf<Report>> {
    const order = pageOrder<Report>(sort, ['name', 'state', 'createdAt', 'finishedAt']);
    const [items, total] = await this.dataSource
      .getRepository(Report)
      .findAndCount({ order, ...pageWindow(page) });
    return { items, total };
  }

  /** Which run plays which part, of many reports at once; base runs first, suites in their order. */
  async linksOf(reportIds: readonly string[]): Promise<ReportRun[]> {
    if (reportIds.length === 0) return [];
    const links = await this.dataSource.getRepository(ReportRun).findBy({ reportId: In([...reportIds]) });
    const place = ({ role, suite }: ReportRun): number =>
      SUITE_KEYS.indexOf(suite) + ROLES.indexOf(role) * SUITE_KEYS.length;
    return links.sort((left, right) => place(left) - place(right));
  }

  async begin(id: string): Promise<void> {
    const startedAt = this.clock.now();
    await this.dataSource
      .getRepository(Report)
      .update({ id, state: 'QUEUED' }, { state: 'RUNNING', startedAt, progressNote: null });
  }

  async note(id: string, progressNote: string): Promise<void> {
    await this.dataSource.getRepository(Report).update({ id, state: 'RUNNING' }, { progressNote });
  }

  /** Sums up the progress of the runs. A tuned run that has not begun will have as many samples as its base run. */
  async refreshProgress(id: string): Promise<void> {
    await this.dataSource.query(
      `update reports set progress_done = sums.done, progress_total = sums.total
         from (select coalesce(sum(runs.progress_done), 0) as done,
                      coalesce(sum(greatest(runs.progress_total, base.progress_total)), 0) as total
                 from report_runs
                 join runs on runs.id = report_runs.run_id
                 join report_runs as base_link on base_link.report_id = report_runs.report_id
                                              and base_link.suite = report_runs.suite and base_link.role = 'base'
                 join runs as base on base.id = base_link.run_id
                where report_runs.report_id = $1) as sums
        where reports.id = $1 and reports.state = 'RUNNING'`,
      [id],
    );
  }

  /** Puts a finished run of an earlier report in the place of one that would measure the same. */
  async reuse(link: ReportRun, finished: Run): Promise<void> {
    await this.dataSource.transaction(async (manager) => {
      const { reportId, suite, role, runId } = link;
      await lockRunning(manager, reportId);
      await manager.update(ReportRun, { reportId, suite, role }, { runId: finished.id, reused: true });
      await manager.delete(Run, { id: runId });
    });
  }

  /** @throws RunStoppedError when the report was cancelled meanwhile. */
  async succeed(id: string, content: ReportContent): Promise<void> {
    const change = { state: 'SUCCEEDED', content, progressNote: null, finishedAt: this.clock.now() } as const;
    const updated = await this.dataSource
      .getRepository(Report)
      .update({ id, state: 'RUNNING' }, change as never);
    if (updated.affected !== 1) throw new RunStoppedError(id);
  }

  /** Ends the report and whatever of its runs has not ended. */
  async fail(id: string, error: string): Promise<void> {
    await this.end(id, { state: 'FAILED', error });
  }

  /** @throws ConflictError when it has ended. */
  async cancel(id: string): Promise<void> {
    await this.get(id);
    if (!(await this.end(id, { state: 'CANCELLED', error: null })))
      throw new ConflictError('This report has already ended.');
  }

  private async end(id: string, change: Pick<Report, 'state' | 'error'>): Promise<boolean> {
    const finishedAt = this.clock.now();
    return this.dataSource.transaction(async (manager) => {
      const where = { id, state: In(['QUEUED', 'RUNNING'] as const) };
      const updated = await manager.update(Report, where, { ...change, finishedAt, progressNote: null });
      if (updated.affected !== 1) return false;
      const links = await manager.findBy(ReportRun, { reportId: id });
      const open = { id: In(links.map(({ runId }) => runId)), state: In(['QUEUED', 'RUNNING'] as const) };
      await manager.update(Run, open, { ...change, finishedAt, progressNote: null });
      return true;
    });
  }
}

async function lockRunning(manager: EntityManager, id: string): Promise<void> {
  const report = await manager.findOne(Report, {
    where: { id, state: 'RUNNING' },
    lock: { mode: 'pessimistic_write' },
  });
  if (!report) throw new RunStoppedError(id);
}
