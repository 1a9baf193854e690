import { AuditService } from '@ethogram/accounts';
import { type AnswerSelection, type Study, StudyService } from '@ethogram/annotation';
import { Clock, newId, type SplitName } from '@ethogram/core';
import { withdrawnAmong } from '@ethogram/corpus';
import { BadInputError, ConflictError, DomainError, PlatformConfig, type Viewer } from '@ethogram/platform';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { refuseLeaks } from './check-leaks.js';
import { coreOf, describeRelease, kindOf } from './describe-release.js';
import { GuardedTestsReader } from './guarded-tests.js';
import { compareVersions, nextVersion } from './next-version.js';
import { planSplits, type SplitPlan } from './plan-splits.js';
import type { ReleaseKind, ReleaseRowContent } from './release-content.js';
import { ReleaseMaterialReader } from './release-material-reader.js';
import type { ReleaseMaterial } from './release-material.js';
import {
  checkRequest,
  type CreateReleaseRequest,
  queryOf,
  type ReleaseQuery,
  type StratifyBy,
  studyIdsOf,
  timeOf,
} from './release-request.js';
import { type OneMoment, onStudies } from './study-turns.js';
import { writeRows } from './write-rows.js';
import { Release } from './release.entity.js';

/** Told how far it is; may throw to give up. */
export type ReleaseProgress = (note: string, done: number, total: number) => Promise<void>;

/** Who asked for it. */
type Asker = Pick<Viewer, 'personId'>;

const STRATUM: Readonly<Record<ReleaseKind, StratifyBy>> = {
  MORAL_JUDGMENT: 'verdict',
  SURVEY: 'value',
  FORM: 'study',
};
const ATTEMPTS = 5;
const SERIALIZATION_FAILURE = '40001';

/** Freezes studies into releases. */
@Injectable()
export class ReleaseFreezer {
  constructor(
    private readonly dataSource: DataSource,
    private readonly studies: StudyService,
    private readonly materials: ReleaseMaterialReader,
    private readonly guards: GuardedTestsReader,
    private readonly audit: AuditService,
    private readonly config: PlatformConfig,
    private readonly clock: Clock,
  ) {}

  /**
   * Freezes the current judgments of studies, as of one moment. The same judgments and request again give the release
   * there is.
   * @param viewer null: the command line of the installation itself.
   * @throws BadInputError, ReleaseLeakError, or ConflictError when there is nothing to release
   */
  async create(
    viewer: Asker | null,
    request: CreateReleaseRequest,
    progress: ReleaseProgress = async () => undefined,
  ): Promise<Release> {
    checkRequest(request);
    for (let attempt = 1; ; attempt += 1) {
      try {
        const { release, isNew } = await this.freeze(viewer, request, progress);
        if (isNew) await this.announce(viewer, release);
        return release;
      } catch (error) {
        // A scenario was withdrawn while it was read, so what was read is out of date.
        if (!isOutOfDate(error) || attempt === ATTEMPTS) throw error;
      }
    }
  }

  /**
   * Does everything `create` does, and takes it back. Until then withdrawals wait, so what is kept holds nothing that is
   * gone when they go on.
   * @param keep stores what was found, on a connection of its own
   */
  async preview(
    viewer: Asker | null,
    request: CreateReleaseRequest,
    progress: ReleaseProgress,
    keep: (draft: ReleaseDraft) => Promise<void>,
  ): Promise<void> {
    checkRequest(request);
    for (let attempt = 1; ; attempt += 1) {
      try {
        await onStudies(this.dataSource, studyIdsOf(request), async (moment) => {
          const studies = await this.studiesOf(request);
          const freezing = { viewer, request, studies, progress, isDryRun: true };
          const { release, sameAs } = await this.write(moment, freezing);
          await keep({ release, sameAs, ...(await firstRows(moment.manager, release.id)) });
          throw new TakenBack();
        });
      } catch (error) {
        if (error instanceof TakenBack) return;
        if (!isOutOfDate(error) || attempt === ATTEMPTS) throw error;
      }
    }
  }

  private async announce(viewer: Asker | null, { id, version, contentHash }: Release): Promise<void> {
    await this.audit.record(viewer, 'created', 'release', id, { version, contentHash });
  }

  private async freeze(
    viewer: Asker | null,
    request: CreateReleaseRequest,
    progress: ReleaseProgress,
  ): Promise<{ release: Release; isNew: boolean }> {
    try {
      return await onStudies(this.dataSource, studyIdsOf(request), async (moment) => {
        const studies = await this.studiesOf(request);
        const freezing = { viewer, request, studies, progress, isDryRun: false };
        const { release } = await this.write(moment, freezing);
        await moment.manager.insert(Release, release as never);
        return { release, isNew: true };
      });
    } catch (error) {
      // Thrown, so that the rows written before it was known are taken back.
      if (error instanceof AlreadyReleased) return { release: error.release, isNew: false };
      throw error;
    }
  }

  private async studiesOf(request: CreateReleaseRequest): Promise<Study[]> {
    const studies: Study[] = [];
    for (const id of studyIdsOf(request)) studies.push(await this.studies.get(id));
    if (studies.some(({ kind }) => kind !== studies[0]?.kind))
      throw new BadInputError('Only studies of one kind can be released together.');
    return studies;
  }

  /** Writes the rows, and describes the release they belong to. */
  private async write(
    { manager, reader }: OneMoment,
    freezing: Freezing,
  ): Promise<{ release: Release; sameAs: string | null }> {
    const { request, progress } = freezing;
    const kind = kindOf(freezing.studies);
    await progress('Reading the judgments', 0, 0);
    const material = await this.materials.read(reader, freezing.studies, request, selectionOf(request));
    // Read again: a study that became simulated meanwhile must not pass for people's work.
    const studies = await this.studiesOf(request);
    refuseEmpty(material, request.minimumJudgments);
    const earlier = await manager.findBy(Release, { studyId: request.studyId });
    earlier.sort((left, right) => compareVersions(right.version, left.version));
    const query = queryOf(request, STRATUM[kind]);
    const base = earlier.find((release) => isSplitAlike(release, request.seed, query));
    const guard = await this.guards.read(manager, kind, request.guardReleaseIds ?? []);
    await progress('Dealing the splits', 0, material.candidates.length);
    const plan = planSplits(material.candidates, {
      ...request,
      stratum: STRATUM[kind],
      pinned: base ? await splitsOf(manager, base.id) : new Map(),
      guarded: new Set(guard.links.keys()),
    });
    refuseLeaks(plan.rows, guard.links);
    const total = plan.rows.length;
    const id = newId(this.clock);
    const written = await writeRows(manager, id, { material, rows: plan.rows }, (rows) =>
      progress('Writing the rows', rows, total),
    );
    const core = coreOf(studies, request, { query, material, plan });
    const hashes = written.finish(core);
    const same = earlier.find(
      ({ contentHash, fileHash }) => contentHash === hashes.contentHash && fileHash === hashes.fileHash,
    );
    if (same && !freezing.isDryRun) throw new AlreadyReleased(same);
    await refuseWithdrawn(manager, plan);
    const latest = earlier[0] && { ...earlier[0], splits: await splitsOf(manager, earlier[0].id) };
    const version = nextVersion(
      latest && {
        version: latest.version,
        state: { splits: latest.splits, judgments: latest.manifest.counts.judgments },
      },
      { splits: written.splits, judgments: core.counts.judgments },
    );
    const release = describeRelease({
      id,
      version,
      core,
      hashes,
      plan,
      material,
      base,
      guard,
      studies,
      request,
      createdById: freezing.viewer?.personId ?? null,
      createdAt: this.clock.now(),
      codeVersion: this.config.version,
    });
    return { release: manager.create(Release, release), sameAs: same?.version ?? null };
  }
}

interface Freezing {
  readonly viewer: Asker | null;
  /** That of the versions first. */
  readonly studies: readonly Study[];
  readonly request: CreateReleaseRequest;
  readonly progress: ReleaseProgress;
  readonly isDryRun: boolean;
}

/** A release as it would be. */
export interface ReleaseDraft {
  readonly release: Release;
  /** The version there is already with exactly this content. */
  readonly sameAs: string | null;
  readonly rows: ReleaseRowContent[];
  readonly scenarioIds: string[];
}

class AlreadyReleased extends Error {
  constructor(readonly release: Release) {
    super(`The same judgments were released as ${release.version}.`);
  }
}

class OutOfDate extends Error {}

/** Thrown, so that nothing of a dry run stays. */
class TakenBack extends Error {}

const PREVIEWED_ROWS = 5;

async function firstRows(
  manager: EntityManager,
  releaseId: string,
): Promise<Pick<ReleaseDraft, 'rows' | 'scenarioIds'>> {
  const rows: { line: string; scenarioId: string | null }[] = await manager.query(
    `select line, scenario_id as "scenarioId" from release_rows where release_id = $1 order by position limit $2`,
    [releaseId, PREVIEWED_ROWS],
  );
  return {
    rows: rows.map(({ line }) => JSON.parse(line) as ReleaseRowContent),
    scenarioIds: rows.flatMap(({ scenarioId }) => scenarioId ?? []),
  };
}

function isOutOfDate(error: unknown): boolean {
  return error instanceof OutOfDate || (error as { code?: unknown }).code === SERIALIZATION_FAILURE;
}

/** Also holds withdrawals off until the release is stored, so that they find it. */
async function refuseWithdrawn(manager: EntityManager, { rows }: SplitPlan): Promise<void> {
  const withdrawn = await withdrawnAmong(
    manager,
    rows.flatMap(({ candidate }) => candidate.scenarioId ?? []),
  );
  if (withdrawn.size > 0) throw new OutOfDate('A scenario was withdrawn meanwhile.');
}

function selectionOf(request: CreateReleaseRequest): AnswerSelection {
  const { filters, withoutPersonIds } = request;
  return {
    studyIds: studyIdsOf(request),
    submittedFrom: timeOf(filters?.submittedFrom, 'submittedFrom'),
    submittedTo: timeOf(filters?.submittedTo, 'submittedTo'),
    minimumSeconds: filters?.minimumSeconds ?? null,
    minimumConfidence: filters?.minimumConfidence ?? null,
    lanes: filters?.lanes ?? null,
    withoutPeople: withoutPersonIds ?? [],
  };
}

function refuseEmpty({ candidates, leftOut }: ReleaseMaterial, minimumJudgments: number): void {
  if (candidates.length > 0) return;
  if (leftOut.notPermitted > 0 && leftOut.belowMinimum === 0 && leftOut.filtered === 0) {
    throw new DomainError(
      'NOT_PERMITTED_BY_SOURCE',
      'The sources of this study do not allow their posts to be annotated.',
    );
  }
  throw new ConflictError(
    leftOut.filtered > 0
      ? 'The filters leave nothing to release: widen them.'
      : `Nothing in this study has ${minimumJudgments} or more judgments yet.`,
  );
}

/** Releases dealt in the same way keep each other's splits; another seed or other shares start afresh. */
function isSplitAlike({ manifest, seed }: Release, asked: number, query: ReleaseQuery): boolean {
  const dealt = ({ ratios, sizes = null, timeCut = null }: Partial<ReleaseQuery>): string =>
    JSON.stringify([ratios?.train, ratios?.validation, ratios?.test, sizes, timeCut]);
  return seed === asked && dealt(manifest.query) === dealt(query);
}

async function splitsOf(manager: EntityManager, releaseId: string): Promise<Map<string, SplitName>> {
  const rows: { key: string; split: SplitName }[] = await manager.query(
    `select key, split from release_rows where release_id = $1`,
    [releaseId],
  );
  return new Map(rows.map(({ key, split }) => [key, split]));
}
