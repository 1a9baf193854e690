import { AuditService } from '@ethogram/accounts';
import { Clock } from '@ethogram/core';
import { ConflictError, JobQueue, NotFoundError, type Viewer } from '@ethogram/platform';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager, In } from 'typeorm';
import { EVALUATE_RUN_JOB } from './evaluate-run.job.js';
import { RunAdmission, type StartRun } from './run-admission.js';
import { Run } from './run.entity.js';
import { RunService } from './run.service.js';

/** Moves what errors left behind into the history of the run, and makes room for another answer. */
const SET_ASIDE = `
  with gone as (
    delete from samples where run_id = $1 and outcome = 'error'
    returning id, run_id, key, cluster, outcome, text, method, latency_ms, created_at)
  insert into sample_attempts (id, run_id, key, cluster, outcome, text, method, latency_ms, created_at, replaced_at)
  select id, run_id, key, cluster, outcome, text, method, latency_ms, created_at, $2 from gone`;

const OPEN_REPORT = `
  select reports.name from report_runs join reports on reports.id = report_runs.report_id
  where report_runs.run_id = $1 and reports.state in ('QUEUED', 'RUNNING') limit 1`;

/** Starts runs of their own, stops them and sends them off again. The asking is the job's. */
@Injectable()
export class RunControlService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly runs: RunService,
    private readonly admission: RunAdmission,
    private readonly queue: JobQueue,
    private readonly audit: AuditService,
    private readonly clock: Clock,
  ) {}

  /** @throws BadInputError, NotFoundError for what cannot be asked, or cannot be asked of this model. */
  async start(viewer: Viewer | null, wanted: StartRun): Promise<Run> {
    const admitted = await this.admission.admit(wanted);
    const run = await this.dataSource.transaction(async (manager) => {
      const created = await this.runs.create(manager, admitted);
      await manager.update(Run, { id: created.id }, { progressNote: 'Waiting for the worker.' });
      await this.enqueue(manager, created);
      return created;
    });
    await this.audit.record(viewer, 'started', 'run', run.id, { suite: run.suite, model: run.model });
    return this.runs.get(run.id);
  }

  /** What was answered so far is kept. @throws ConflictError when it has ended, or is part of a report in the making. */
  async cancel(viewer: Viewer | null, id: string): Promise<Run> {
    await this.changeLocked(id, async (manager, run) => {
      if (run.state !== 'QUEUED' && run.state !== 'RUNNING')
        throw new ConflictError('This run has already ended.');
      const [report] = await manager.query<{ name: string }[]>(OPEN_REPORT, [id]);
      // Without this run the report would wait for ever.
      if (report)
        throw new ConflictError(`This run is part of the report “${report.name}”: cancel the report.`);
      const change = { state: 'CANCELLED', finishedAt: this.clock.now(), progressNote: null } as const;
      await manager.update(Run, { id }, change);
    });
    await this.audit.record(viewer, 'cancelled', 'run', id);
    return this.runs.get(id);
  }

  /** Goes on with what is missing. @throws ConflictError unless it failed or was cancelled. */
  async resume(viewer: Viewer | null, id: string): Promise<Run> {
    await this.changeLocked(id, async (manager, run) => {
      if (run.state !== 'FAILED' && run.state !== 'CANCELLED')
        throw new ConflictError('Only a failed or cancelled run can be resumed.');
      await this.sendOff(manager, run);
    });
    await this.audit.record(viewer, 'resumed', 'run', id);
    return this.runs.get(id);
  }

  /**
   * Asks again what ended in an error, and what is missing; nothing that was answered. What was there stays as history.
   * @throws ConflictError while it runs, and when nothing failed.
   */
  async retryFailed(viewer: Viewer | null, id: string): Promise<Run> {
    const asked = await this.changeLocked(id, async (manager, run) => {
      if (run.state === 'QUEUED' || run.state === 'RUNNING')
        throw new ConflictError('The run has not ended yet; cancel it first.');
      const { n } = await manager
        .createQueryBuilder()
        .select('count(*)::int', 'n')
        .from('samples', 'samples')
        .where(`run_id = :id and outcome = 'error'`, { id })
        .getRawOne<{ n: number }>()
        .then((row) => row ?? { n: 0 });
      if (n === 0) throw new ConflictError('No sample of this run ended in an error.');
      await manager.query(SET_ASIDE, [id, this.clock.now()]);
      await manager.query('update runs set progress_done = progress_done - $2 where id = $1', [id, n]);
      await this.sendOff(manager, run);
      return n;
    });
    await this.audit.record(viewer, 'retried', 'run', id, { samples: asked });
    return this.runs.get(id);
  }

  /** Ends a run that cannot go on; not one that was sent off again meanwhile. */
  async fail(id: string, round: number, error: string): Promise<void> {
    const where = { id, round, state: In(['QUEUED', 'RUNNING'] as const) };
    const change = { state: 'FAILED', error, progressNote: null, finishedAt: this.clock.now() } as const;
    await this.dataSource.getRepository(Run).update(where, change);
  }

  async note(id: string, progressNote: string): Promise<void> {
    const where = { id, state: In(['QUEUED', 'RUNNING'] as const) };
    await this.dataSource.getRepository(Run).update(where, { progressNote });
  }

  private async sendOff(manager: EntityManager, { id, round }: Run): Promise<void> {
    const again = {
      state: 'QUEUED',
      round: round + 1,
      error: null,
      finishedAt: null,
      summary: null,
      progressNote: 'Waiting for the worker.',
    } as const;
    await manager.update(Run, { id }, again);
    await this.enqueue(manager, { id, round: round + 1 });
  }

  /** A key per round: the job of the last round may still be on its way out when the next one is asked for. */
  private async enqueue(manager: EntityManager, { id, round }: Pick<Run, 'id' | 'round'>): Promise<void> {
    await this.queue.enqueue(EVALUATE_RUN_JOB, { runId: id, round }, { manager, key: `${id}:${round}` });
  }

  private async changeLocked<Result>(
    id: string,
    change: (manager: EntityManager, run: Run) => Promise<Result>,
  ): Promise<Result> {
    return this.dataSource.transaction(async (manager) => {
      const run = await manager.findOne(Run, { where: { id }, lock: { mode: 'pessimistic_write' } });
      if (!run) throw new NotFoundError('run', id);
      return change(manager, run);
    });
  }
}
