import { AuditService } from '@ethogram/accounts';
import { StudyService } from '@ethogram/annotation';
import { Clock, newId } from '@ethogram/core';
import {
  DomainError,
  HandlesDeadJob,
  HandlesJob,
  type JobContext,
  JobQueue,
  NotFoundError,
  type Viewer,
} from '@ethogram/platform';
import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { In, type Repository } from 'typeorm';
import { ReleasePapers } from '../export/release-papers.js';
import { BUILD_RELEASE } from './build-release.job.js';
import { ReleaseLeakError } from './check-leaks.js';
import { ReleaseBuild } from './release-build.entity.js';
import { ReleaseFreezer, type ReleaseProgress } from './release-freezer.js';
import type { ReleasePreview } from './release-preview.js';
import { checkRequest, type CreateReleaseRequest, studyIdsOf } from './release-request.js';

const KEPT_LEAKS = 1_000;

class BuildStopped extends Error {}

/** Makes releases in the background. */
@Injectable()
export class ReleaseBuildService {
  constructor(
    @InjectRepository(ReleaseBuild) private readonly builds: Repository<ReleaseBuild>,
    private readonly freezer: ReleaseFreezer,
    private readonly papers: ReleasePapers,
    private readonly studies: StudyService,
    private readonly queue: JobQueue,
    private readonly audit: AuditService,
    private readonly clock: Clock,
  ) {}

  /** @throws BadInputError or NotFoundError for what can be seen to be wrong at once */
  async start(
    viewer: Viewer,
    request: CreateReleaseRequest,
    { dryRun = false }: { dryRun?: boolean } = {},
  ): Promise<ReleaseBuild> {
    checkRequest(request);
    for (const id of studyIdsOf(request)) await this.studies.get(id);
    const build = this.builds.create({
      id: newId(this.clock),
      studyId: request.studyId,
      request,
      state: 'QUEUED',
      dryRun,
      preview: null,
      releaseId: null,
      leaks: [],
      progressDone: 0,
      progressTotal: 0,
      progressNote: null,
      error: null,
      requestedBy: viewer.personId,
      createdAt: this.clock.now(),
      startedAt: null,
      finishedAt: null,
    });
    await this.builds.manager.transaction(async (manager) => {
      await manager.insert(ReleaseBuild, build as never);
      await this.queue.enqueue(BUILD_RELEASE, { buildId: build.id }, { manager, key: build.id });
    });
    return build;
  }

  /** What was written so far is taken back. Does nothing to one that has ended. */
  async cancel(viewer: Viewer, id: string): Promise<ReleaseBuild> {
    await this.get(id);
    const { affected } = await this.builds.update(
      { id, state: In(['QUEUED', 'RUNNING']) },
      { state: 'CANCELLED', progressNote: null, finishedAt: this.clock.now() },
    );
    if (affected) await this.audit.record(viewer, 'cancelled', 'release-build', id);
    return this.get(id);
  }

  /** @throws NotFoundError */
  async get(id: string): Promise<ReleaseBuild> {
    const build = await this.builds.findOneBy({ id });
    if (!build) throw new NotFoundError('making of a release', id);
    return build;
  }

  /** Of a study, newest first. */
  async ofStudy(studyId: string, limit = 20): Promise<ReleaseBuild[]> {
    return this.builds.find({ where: { studyId }, order: { createdAt: 'DESC', id: 'DESC' }, take: limit });
  }

  @HandlesJob(BUILD_RELEASE)
  async run({ buildId }: { buildId: string }, context: JobContext): Promise<void> {
    const { affected } = await this.builds.update(
      { id: buildId, state: In(['QUEUED', 'RUNNING']) },
      { state: 'RUNNING', startedAt: this.clock.now() },
    );
    if (!affected) return;
    const build = await this.get(buildId);
    const asker = build.requestedBy ? { personId: build.requestedBy } : null;
    try {
      const progress: ReleaseProgress = (note, done, total) =>
        this.tell(buildId, { note, done, total }, context.signal);
      if (build.dryRun) return await this.dryRun(build, asker, progress);
      const release = await this.freezer.create(asker, build.request, progress);
      await this.end(buildId, { state: 'SUCCEEDED', releaseId: release.id, error: null });
    } catch (error) {
      if (error instanceof BuildStopped) return;
      if (!(error instanceof DomainError)) throw error;
      const leaks = error instanceof ReleaseLeakError ? error.pairs.slice(0, KEPT_LEAKS) : [];
      await this.end(buildId, { state: 'FAILED', error: error.message, leaks });
    }
  }

  private async dryRun(
    { id, request }: ReleaseBuild,
    asker: { personId: string } | null,
    progress: ReleaseProgress,
  ): Promise<void> {
    await this.freezer.preview(asker, request, progress, async ({ release, ...found }) => {
      const card = await this.papers.card(release);
      const preview: ReleasePreview = { ...found, manifest: release.manifest, card };
      await this.end(id, { state: 'SUCCEEDED', preview, error: null });
    });
  }

  @HandlesDeadJob(BUILD_RELEASE)
  async giveUp({ buildId }: { buildId: string }): Promise<void> {
    if (await this.queue.isOpen(BUILD_RELEASE, { buildId }, this.builds.manager)) return;
    const error =
      'Making the release stopped on a fault of the platform, which its log names. Start it again.';
    await this.end(buildId, { state: 'FAILED', error });
  }

  /** @throws BuildStopped when it was cancelled meanwhile */
  private async tell(
    id: string,
    { note, done, total }: { note: string; done: number; total: number },
    signal: AbortSignal,
  ): Promise<void> {
    signal.throwIfAborted();
    const { affected } = await this.builds.update(
      { id, state: 'RUNNING' },
      { progressNote: note, progressDone: done, progressTotal: total },
    );
    if (!affected) throw new BuildStopped('The making of the release was cancelled.');
  }

  private async end(
    id: string,
    result: { state: 'SUCCEEDED' | 'FAILED' } & Partial<
      Pick<ReleaseBuild, 'releaseId' | 'error' | 'leaks' | 'preview'>
    >,
  ): Promise<void> {
    await this.builds.update({ id, state: In(['QUEUED', 'RUNNING']) }, {
      ...result,
      progressNote: null,
      finishedAt: this.clock.now(),
    } as never);
  }
}
