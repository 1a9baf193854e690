import { agreementQuestions, estimateAgreement, ParticipantWithdrawals } from '@ethogram/annotation';
import { Clock, SPLIT_NAMES, type SummaryAgreement } from '@ethogram/core';
import { ScenarioWithdrawals } from '@ethogram/corpus';
import {
  copyIn,
  CopyRows,
  HandlesDeadJob,
  HandlesJob,
  type JobContext,
  JobQueue,
  NotFoundError,
} from '@ethogram/platform';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DataSource, type EntityManager, In } from 'typeorm';
import { ReleasedBatches } from '../export/released-batches.js';
import type { ReleaseRowContent } from '../release/release-content.js';
import { Release } from '../release/release.entity.js';
import { EXPLORE_RELEASE } from './explore-release.job.js';
import { ReleaseExploration } from './release-exploration.entity.js';
import type { ReleasedTask } from './released-answers.js';
import { factsOf } from './row-facts.js';
import { SummaryTally } from './summary-tally.js';

const FACTS =
  'release_row_facts (release_id, position, split, verdict, entropy, judgments, acceptability, value_mask)';

/** Counts what releases hold, once each, in the background. */
@Injectable()
export class ExplorationService implements OnModuleInit {
  constructor(
    private readonly dataSource: DataSource,
    private readonly batches: ReleasedBatches,
    private readonly scenarios: ScenarioWithdrawals,
    private readonly participants: ParticipantWithdrawals,
    private readonly queue: JobQueue,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.scenarios.listen(({ scenarioIds }, manager) => forget(manager, HOLDING_SCENARIOS, scenarioIds));
    this.participants.listen(({ studyId }, manager) => forget(manager, OF_STUDY, studyId));
  }

  /** Null while nobody has asked for it. */
  async find(releaseId: string): Promise<ReleaseExploration | null> {
    return this.dataSource.manager.findOneBy(ReleaseExploration, { releaseId });
  }

  /**
   * Starts the counting, unless it is done or under way.
   * @throws NotFoundError
   */
  async start(releaseId: string): Promise<ReleaseExploration> {
    const release = await this.releaseOf(releaseId);
    await this.dataSource.transaction(async (manager) => {
      const asked: unknown[] = await manager.query(
        `with fresh as (
           insert into release_explorations (release_id, state, progress_total, created_at) values ($1, 'QUEUED', $2, $3)
           on conflict (release_id) do update set state = 'QUEUED', progress_done = 0, error = null, finished_at = null
             where release_explorations.state in ('FAILED', 'CANCELLED') returning release_id)
         select release_id from fresh`,
        [releaseId, release.rowCount, this.clock.now()],
      );
      if (asked.length === 0) return;
      await this.queue.enqueue(EXPLORE_RELEASE, { releaseId }, { manager, key: releaseId });
    });
    return (await this.find(releaseId)) as ReleaseExploration;
  }

  @HandlesJob(EXPLORE_RELEASE)
  async run({ releaseId }: { releaseId: string }, { signal }: JobContext): Promise<void> {
    const manager = this.dataSource.manager;
    const { affected } = await manager.update(
      ReleaseExploration,
      { releaseId, state: In(['QUEUED', 'RUNNING']) },
      { state: 'RUNNING', startedAt: this.clock.now() },
    );
    if (!affected) return;
    const release = await this.releaseOf(releaseId);
    // Rows that are withdrawn meanwhile were perhaps counted already: then it is all counted again.
    while (!(await this.count(release, signal)));
  }

  @HandlesDeadJob(EXPLORE_RELEASE)
  async giveUp({ releaseId }: { releaseId: string }): Promise<void> {
    if (await this.queue.isOpen(EXPLORE_RELEASE, { releaseId }, this.dataSource.manager)) return;
    await this.dataSource.manager.update(
      ReleaseExploration,
      { releaseId, state: In(['QUEUED', 'RUNNING']) },
      {
        state: 'FAILED',
        error: 'Counting stopped on a fault of the platform, which its log names. Start it again.',
        finishedAt: this.clock.now(),
      },
    );
  }

  /** @returns false when a row was withdrawn while it was counted */
  private async count(release: Release, signal: AbortSignal): Promise<boolean> {
    return this.dataSource.transaction(async (manager) => {
      const before = await withdrawnRows(manager, release.id);
      await manager.query('delete from release_row_facts where release_id = $1', [release.id]);
      const tally = new SummaryTally(release.kind, release.seed, release.manifest.form ?? null);
      let done = 0;
      for (const split of SPLIT_NAMES) {
        for await (const lines of this.batches.read(release.id, { split, from: 0, to: null })) {
          signal.throwIfAborted();
          await this.countBatch(manager, release.id, lines, tally);
          done += lines.length;
          await this.dataSource.manager.update(
            ReleaseExploration,
            { releaseId: release.id },
            { progressDone: done },
          );
        }
      }
      const summary = tally.finish((tasks, isSample) => agreementOf(release, tasks, isSample));
      await takeTurn(manager, release.id);
      if ((await withdrawnRows(manager, release.id)) !== before) {
        await manager.query('delete from release_row_facts where release_id = $1', [release.id]);
        return false;
      }
      await manager.query(
        `insert into release_explorations (release_id, state, summary, progress_done, progress_total, created_at, finished_at)
         values ($1, 'SUCCEEDED', $2, $3, $4, $5, $5) on conflict (release_id) do update set state = 'SUCCEEDED',
           summary = excluded.summary, error = null, progress_done = excluded.progress_done, finished_at = excluded.finished_at`,
        [release.id, JSON.stringify(summary), done, release.rowCount, this.clock.now()],
      );
      return true;
    });
  }

  private async countBatch(
    manager: EntityManager,
    releaseId: string,
    lines: readonly { position: number; line: string }[],
    tally: SummaryTally,
  ): Promise<void> {
    const copy = new CopyRows(8);
    for (const { position, line } of lines) {
      const row = JSON.parse(line) as ReleaseRowContent;
      const facts = factsOf(row);
      tally.add(row, facts);
      copy.startRow();
      copy.uuid(releaseId);
      copy.integer(position);
      copy.text(facts.split);
      copy.text(facts.verdict);
      copy.real(facts.entropy);
      copy.integer(facts.judgments);
      copy.real(facts.acceptability);
      copy.integer(facts.valueMask);
    }
    await copyIn(manager, FACTS, copy);
    copy.release();
  }

  private async releaseOf(id: string): Promise<Release> {
    const release = await this.dataSource.manager.findOneBy(Release, { id });
    if (!release) throw new NotFoundError('release', id);
    return release;
  }
}

function agreementOf(
  { kind, seed, manifest }: Release,
  tasks: readonly ReleasedTask[],
  isSample: boolean,
): SummaryAgreement[] {
  return agreementQuestions({ kind, form: manifest.form ?? null }, tasks).map((question) => {
    const { label, metric, alpha, low, high, reason, method, units, observed } = estimateAgreement(
      question,
      null,
      seed,
      isSample,
    );
    return { question: question.question, label, metric, alpha, low, high, reason, method, units, observed };
  });
}

const HOLDING_SCENARIOS =
  'select distinct release_id as id from release_rows where scenario_id = any($1::uuid[])';
const OF_STUDY = 'select id from releases where $1::uuid = any(study_ids)';

/** Numbers that rest on withdrawn rows go with them, on the transaction of the deletion; they are counted again when asked for. */
async function forget(manager: EntityManager, releases: string, parameter: unknown): Promise<void> {
  const rows: { id: string }[] = await manager.query(releases, [parameter]);
  for (const { id } of rows.sort((left, right) => (left.id < right.id ? -1 : 1))) {
    await takeTurn(manager, id);
    await manager.query('delete from release_row_facts where release_id = $1', [id]);
    await manager.query(
      `delete from release_explorations where release_id = $1 and state not in ('QUEUED', 'RUNNING')`,
      [id],
    );
  }
}

/** Deletions and the end of a counting follow each other, so that the later one sees the earlier. */
async function takeTurn(manager: EntityManager, releaseId: string): Promise<void> {
  await manager.query(`select pg_advisory_xact_lock(hashtextextended('datasets.explore:' || $1, 0))`, [
    releaseId,
  ]);
}

async function withdrawnRows(manager: EntityManager, releaseId: string): Promise<number> {
  const [row]: { count: number }[] = await manager.query(
    'select count(*)::int as count from release_revocations where release_id = $1',
    [releaseId],
  );
  return row?.count ?? 0;
}
