import { AuditService } from '@ethogram/accounts';
import { type Study, StudyService } from '@ethogram/annotation';
import { Clock, newId, type SplitName } from '@ethogram/core';
import { ConflictError, DomainError, PlatformConfig, type Viewer } from '@ethogram/platform';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager, QueryFailedError } from 'typeorm';
import { compareVersions, nextVersion } from './next-version.js';
import { type ComposedRelease, composeRelease } from './compose-release.js';
import { checkRatios } from './release.policy.js';
import type { SplitRatios } from './plan-splits.js';
import { releaseLine } from './release-hash.js';
import { AGGREGATION, ANNOTATORS_NOTE, plainRatios, type ReleaseManifest } from './release-manifest.js';
import { ReleaseRow } from './release-row.entity.js';
import { Release } from './release.entity.js';
import type { StudySnapshot } from './study-snapshot.js';
import { StudySnapshotReader } from './study-snapshot-reader.js';

export interface CreateReleaseRequest {
  readonly studyId: string;
  /** Default: the study's name. */
  readonly name?: string | null;
  /** Scenarios and items with fewer are left out. */
  readonly minimumJudgments: number;
  readonly seed: number;
  readonly ratios: SplitRatios;
}

const ROWS_PER_INSERT = 500;
const TRIES = 4;

/** Freezes studies into releases. */
@Injectable()
export class ReleaseFreezer {
  constructor(
    private readonly dataSource: DataSource,
    private readonly studies: StudyService,
    private readonly snapshots: StudySnapshotReader,
    private readonly audit: AuditService,
    private readonly config: PlatformConfig,
    private readonly clock: Clock,
  ) {}

  /**
   * Freezes the current judgments of a study. The same judgments and request again give the release there is.
   * @param viewer null: the command line of the installation itself.
   * @throws ConflictError when there is nothing to release, or a group would cross splits.
   */
  async create(viewer: Viewer | null, request: CreateReleaseRequest): Promise<Release> {
    checkRatios(request.ratios);
    const study = await this.studies.get(request.studyId);
    for (let left = TRIES - 1; ; left -= 1) {
      try {
        return await this.freezeOnce(viewer, study, request);
      } catch (error) {
        if (left === 0 || !isMadeTwice(error)) throw error;
      }
    }
  }

  /** One snapshot of the database, so that a judgment arriving meanwhile is in all of the release or in none of it. */
  private async freezeOnce(
    viewer: Viewer | null,
    study: Study,
    request: CreateReleaseRequest,
  ): Promise<Release> {
    const { release, isNew } = await this.dataSource.transaction('REPEATABLE READ', async (manager) => {
      const snapshot = await this.snapshots.read(manager, study, request.minimumJudgments);
      refuseEmpty(snapshot, request.minimumJudgments);
      // Read after the snapshot: a study that became simulated meanwhile must not pass for people's work.
      const simulated = (await this.studies.get(study.id)).simulated;
      return this.freeze(manager, { viewer, study: { ...study, simulated }, request, snapshot });
    });
    if (isNew) {
      const { version, contentHash } = release;
      await this.audit.record(viewer, 'created', 'release', release.id, { version, contentHash });
    }
    return release;
  }

  private async freeze(
    manager: EntityManager,
    freezing: Freezing,
  ): Promise<{ release: Release; isNew: boolean }> {
    const { study, request, snapshot } = freezing;
    const earlier = await manager.findBy(Release, { studyId: study.id });
    earlier.sort((left, right) => compareVersions(right.version, left.version));
    const base = earlier.find((release) => isSplitAlike(release, request));
    const composed = composeRelease(snapshot.drafts, {
      ...request,
      kind: study.kind,
      guideline: study.guideline,
      simulated: study.simulated,
      instrument: snapshot.instrument,
      pinned: base ? await splitsOf(manager, base.id) : new Map(),
    });
    const same = earlier.find(
      (release) => release.contentHash === composed.contentHash && release.fileHash === composed.fileHash,
    );
    if (same) return { release: same, isNew: false };
    const release = await this.describe(manager, freezing, composed, { latest: earlier[0], base });
    await insertRows(manager, release.id, composed);
    await manager.insert(Release, release);
    return { release, isNew: true };
  }

  private async describe(
    manager: EntityManager,
    { viewer, study, request, snapshot }: Freezing,
    { core, contentHash, fileHash, rows }: ComposedRelease,
    { latest, base }: { latest: Release | undefined; base: Release | undefined },
  ): Promise<Release> {
    const splits = new Map(rows.map(({ content }) => [content.key, content.split]));
    const before = latest && {
      version: latest.version,
      state: { splits: await splitsOf(manager, latest.id), judgments: latest.manifest.counts.judgments },
    };
    const version = nextVersion(before, { splits, judgments: core.counts.judgments });
    const name = request.name?.trim() || study.name;
    const manifest: ReleaseManifest = {
      ...core,
      name,
      version,
      study: { id: study.id, name: study.name },
      aggregation: AGGREGATION[study.kind],
      annotators: ANNOTATORS_NOTE,
      permissions: snapshot.permissions,
      leftOut: snapshot.leftOut,
      splitsKeptFrom: base ? { version: base.version, contentHash: base.contentHash } : null,
      contentHash,
      fileHash,
      codeVersion: this.config.version,
    };
    return manager.create(Release, {
      id: newId(this.clock),
      studyId: study.id,
      name,
      version,
      kind: study.kind,
      contentHash,
      fileHash,
      manifest,
      seed: request.seed,
      counts: core.counts.splits,
      rowCount: rows.length,
      createdById: viewer?.personId ?? null,
      createdAt: this.clock.now(),
    });
  }
}

interface Freezing {
  readonly viewer: Viewer | null;
  readonly study: Study;
  readonly request: CreateReleaseRequest;
  readonly snapshot: StudySnapshot;
}

function refuseEmpty({ drafts, leftOut }: StudySnapshot, minimumJudgments: number): void {
  if (drafts.length > 0) return;
  if (leftOut.notPermitted > 0 && leftOut.belowMinimum === 0) {
    throw new DomainError(
      'NOT_PERMITTED_BY_SOURCE',
      'The sources of this study do not allow their posts to be annotated.',
    );
  }
  throw new ConflictError(`Nothing in this study has ${minimumJudgments} or more judgments yet.`);
}

/** Releases asked for in the same way keep each other's splits; another seed or other ratios start afresh. */
function isSplitAlike({ manifest, seed }: Release, request: CreateReleaseRequest): boolean {
  const [then, now] = [plainRatios(manifest.query.ratios), plainRatios(request.ratios)];
  return (
    seed === request.seed &&
    then.train === now.train &&
    then.validation === now.validation &&
    then.test === now.test
  );
}

async function splitsOf(manager: EntityManager, releaseId: string): Promise<Map<string, SplitName>> {
  const rows = await manager.find(ReleaseRow, {
    select: { releaseId: true, position: true, key: true, split: true },
    where: { releaseId },
  });
  return new Map(rows.map(({ key, split }) => [key, split]));
}

async function insertRows(
  manager: EntityManager,
  releaseId: string,
  { rows }: ComposedRelease,
): Promise<void> {
  for (let start = 0; start < rows.length; start += ROWS_PER_INSERT) {
    const batch = rows.slice(start, start + ROWS_PER_INSERT).map(({ draft, content }, index) => ({
      releaseId,
      position: start + index,
      key: content.key,
      split: content.split,
      scenarioId: draft.scenarioId,
      itemId: draft.itemId,
      line: releaseLine(content),
    }));
    await manager.insert(ReleaseRow, batch);
  }
}

/** Somebody else made a release of this study at the same moment: PostgreSQL's unique violation. */
function isMadeTwice(error: unknown): boolean {
  return error instanceof QueryFailedError && (error.driverError as { code?: unknown }).code === '23505';
}
