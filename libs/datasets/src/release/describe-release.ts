import type { Study } from '@ethogram/annotation';
import { sha256Hex } from '@ethogram/core';
import type { GuardedTests } from './guarded-tests.js';
import type { SplitPlan } from './plan-splits.js';
import { RELEASE_SCHEMA, type ReleaseKind } from './release-content.js';
import type { ReleaseHashes } from './release-hash.js';
import { ANNOTATORS_NOTE, type ReleaseCore, type ReleaseManifest, splitCounts } from './release-manifest.js';
import type { ReleaseMaterial } from './release-material.js';
import type { CreateReleaseRequest, ReleaseQuery } from './release-request.js';
import type { Release } from './release.entity.js';

/** @param studies of one kind */
export function kindOf(studies: readonly Study[]): ReleaseKind {
  return (studies[0] as Study).kind;
}

/** What the content hash covers besides the rows. */
export function coreOf(
  studies: readonly Study[],
  { seed }: CreateReleaseRequest,
  { query, material, plan }: { query: ReleaseQuery; material: ReleaseMaterial; plan: SplitPlan },
): ReleaseCore {
  return {
    schema: RELEASE_SCHEMA,
    kind: kindOf(studies),
    query,
    aggregation: material.aggregation,
    seed,
    guidelineHashes: [...new Set(studies.map(({ guideline }) => sha256Hex(guideline)))].sort(),
    instrument: material.instrument,
    ...(material.form ? { form: material.form } : {}),
    simulated: studies.some(({ simulated }) => simulated),
    counts: {
      rows: plan.rows.length,
      judgments: plan.rows.reduce((sum, { candidate }) => sum + candidate.judgmentCount, 0),
      splits: splitCounts(plan.rows),
    },
  };
}

/** Everything a release is described by, once its rows are written. */
export interface MadeRelease {
  readonly id: string;
  readonly version: string;
  readonly core: ReleaseCore;
  readonly hashes: ReleaseHashes;
  readonly plan: SplitPlan;
  readonly material: ReleaseMaterial;
  /** Whose splits were kept. */
  readonly base: Release | undefined;
  readonly guard: GuardedTests;
  /** That of the versions first. */
  readonly studies: readonly Study[];
  readonly request: CreateReleaseRequest;
  readonly createdById: string | null;
  readonly createdAt: Date;
  readonly codeVersion: string;
}

/** The release with its manifest. */
export function describeRelease(made: MadeRelease): Release {
  const { id, version, core, hashes, plan, material, base, guard, studies, request } = made;
  const first = studies[0] as Study;
  const name = request.name?.trim() || first.name;
  const manifest: ReleaseManifest = {
    ...core,
    name,
    version,
    study: { id: first.id, name: first.name },
    studies: studies.map((study) => ({ id: study.id, name: study.name })),
    annotators: ANNOTATORS_NOTE,
    permissions: material.permissions,
    leftOut: { ...material.leftOut, ...plan.leftOut },
    splitsKeptFrom: base ? { version: base.version, contentHash: base.contentHash } : null,
    guardedBy: guard.releases,
    ...hashes,
    codeVersion: made.codeVersion,
  };
  return {
    id,
    studyId: first.id,
    studyIds: studies.map((study) => study.id),
    name,
    version,
    kind: first.kind,
    ...hashes,
    manifest,
    seed: request.seed,
    counts: core.counts.splits,
    rowCount: plan.rows.length,
    createdById: made.createdById,
    createdAt: made.createdAt,
  };
}
