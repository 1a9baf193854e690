import { StudyService } from '@ethogram/annotation';
import { SourceService } from '@ethogram/corpus';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { ReleaseManifest } from '../release/release-manifest.js';
import { ReleaseRevocations } from '../release/release-revocations.js';
import type { Release } from '../release/release.entity.js';

/** What the card, the datasheet and the Croissant metadata say of a release. */
export interface ReleaseFacts {
  readonly release: Release;
  readonly manifest: ReleaseManifest;
  readonly guidelines: readonly { readonly study: string; readonly text: string }[];
  readonly sources: readonly {
    readonly name: string;
    readonly basis: string;
    readonly mayPublishText: boolean;
    readonly mayTrain: boolean;
  }[];
  /** People whose judgments it may hold: those of its studies who were not excluded. */
  readonly annotators: number;
  readonly firstJudgment: Date | null;
  readonly lastJudgment: Date | null;
  readonly withdrawnRows: number;
}

@Injectable()
export class ReleaseFactsReader {
  constructor(
    private readonly dataSource: DataSource,
    private readonly studies: StudyService,
    private readonly sources: SourceService,
    private readonly revocations: ReleaseRevocations,
  ) {}

  async read(release: Release): Promise<ReleaseFacts> {
    const studies = await this.studies.byIds(release.studyIds);
    const sources = await this.sources.byIds([...new Set(studies.flatMap(({ sourceIds }) => sourceIds))]);
    const [work]: { annotators: number; first: Date | null; last: Date | null }[] =
      await this.dataSource.query(
        `select count(distinct judgments.person_id)::int as annotators, min(submitted_at) as first, max(submitted_at) as last
       from judgments where study_id = any($1) and current and submitted_at <= $2`,
        [release.studyIds, release.createdAt],
      );
    const revoked = (await this.revocations.ofReleases([release.id])).get(release.id) ?? [];
    return {
      release,
      manifest: release.manifest,
      guidelines: studies.map(({ name, guideline }) => ({ study: name, text: guideline })),
      sources: sources.map(({ name, basis, mayPublishText, mayTrain }) => ({
        name,
        basis,
        mayPublishText,
        mayTrain,
      })),
      annotators: work?.annotators ?? 0,
      firstJudgment: work?.first ?? null,
      lastJudgment: work?.last ?? null,
      withdrawnRows: revoked.length,
    };
  }
}
