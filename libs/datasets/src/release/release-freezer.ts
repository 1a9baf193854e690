import { AuditService } from '@ethogram/accounts';
import { type Study, StudyService } from '@ethogram/annotation';
import { withdrawnAmong } from '@ethogram/corpus';
import { Clock, newId, sha256Hex, type SplitName } from '@ethogram/core';
import { ConflictError, DomainError, PlatformConfig, type Viewer } from '@ethogram/platform';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { compareVersions, nextVersion } from './next-version.js';
import { type ComposedRelease, composeRelease } from './compose-release.js';
import { checkRatios } from './release.policy.js';
import type { SplitRatios } from './plan-splits.js';
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
    for (;;) {
      const known = await this.dataSource.manager.countBy(Release, { studyId: request.studyId });
      const freezing = { viewer, request, known, ...(await this.readStudy(request)) };
      const stored = await this.dataSource.transaction((manager) => this.store(manager, freezing));
      // Somebody else released meanwhile, or a post was deleted: what was read is out of date, so read again.
      if (!stored) continue;
      if (stored.isNew) await this.announce(viewer, stored.release);
      return stored.release;
    }
  }

  private async readStudy({
    studyId,
    minimumJudgments,
  }: CreateReleaseRequest): Promise<Pick<Freezing, 'study' | 'snapshot'>> {
    const snapshot = await this.snapshots.read(await this.studies.get(studyId), minimumJudgments);
    refuseEmpty(snapshot, minimumJudgments);
    // Read after the snapshot: a study that became simulated meanwhile must not pass for people's work.
    return { snapshot, study: await this.studies.get(studyId) };
  }

  private async announce(viewer: Viewer | null, { id, version, contentHash }: Release): Promise<void> {
    await this.audit.record(viewer, 'created', 'release', id, { version, contentHash });
  }

  /** Undefined when the study has got another release since `known` was counted, or a scenario was withdrawn. */
  private async store(
    manager: EntityManager,
    freezing: Freezing,
  ): Promise<{ release: Release; isNew: boolean } | undefined> {
    const { study, request, snapshot } = freezing;
    // Releases of one study take turns, so that versions follow each other.
    await manager.query(`select pg_advisory_xact_lock(hashtextextended('datasets.release:' || $1, 0))`, [
      study.id,
    ]);
    const earlier = await manager.findBy(Release, { studyId: study.id });
    if (earlier.length !== freezing.known) return undefined;
    const withdrawn = await withdrawnAmong(
      manager,
      snapshot.drafts.flatMap(({ scenarioId }) => scenarioId ?? []),
    );
    if (withdrawn.size > 0) return undefined;
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
    await manager.insert(Release, release as never);
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
  /** Releases of the study before the snapshot was taken. */
  readonly known: number;
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
  { rows, lines }: ComposedRelease,
): Promise<void> {
  for (let start = 0; start < rows.length; start += ROWS_PER_INSERT) {
    const batch = rows.slice(start, start + ROWS_PER_INSERT).map(({ draft, content }, index) => {
      const line = lines[start + index] ?? '';
      const { key, split } = content;
      const { scenarioId, itemId } = draft;
      const position = start + index;
      return { releaseId, position, key, split, scenarioId, itemId, line, lineHash: sha256Hex(line) };
    });
    await manager.insert(ReleaseRow, batch);
  }
}
