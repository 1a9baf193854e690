import type { SplitName, ValueAtStake } from '@ethogram/core';
import {
  NotFoundError,
  type Page,
  type PageOf,
  pageOrder,
  pageWindow,
  type Sort,
  type Viewer,
} from '@ethogram/platform';
import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Between, IsNull, type Repository } from 'typeorm';
import type { ReleaseKind, ReleaseRowContent } from './release-content.js';
import { ReleaseFreezer, type ReleaseProgress } from './release-freezer.js';
import type { CreateReleaseRequest } from './release-request.js';
import { ReleaseRow } from './release-row.entity.js';
import { Release } from './release.entity.js';

export interface ReleasedRow {
  readonly scenarioId: string | null;
  readonly itemId: string | null;
  readonly content: ReleaseRowContent;
}

/** What is at stake in a released scenario, as the majority of its judgments says. */
export interface ScenarioStakes {
  readonly scenarioId: string;
  readonly stakes: readonly ValueAtStake[];
  readonly split: SplitName;
}

const ROWS_PER_READ = 500;
const MAXIMUM_PREVIEW = 50;

/** Makes and finds releases and reads their rows. */
@Injectable()
export class ReleaseService {
  constructor(
    @InjectRepository(Release) private readonly releases: Repository<Release>,
    @InjectRepository(ReleaseRow) private readonly releaseRows: Repository<ReleaseRow>,
    private readonly freezer: ReleaseFreezer,
  ) {}

  /** See `ReleaseFreezer.create`. */
  async create(
    viewer: Viewer | null,
    request: CreateReleaseRequest,
    progress?: ReleaseProgress,
  ): Promise<Release> {
    return this.freezer.create(viewer, request, progress);
  }

  /** @throws NotFoundError */
  async get(id: string): Promise<Release> {
    const release = await this.releases.findOneBy({ id });
    if (!release) throw new NotFoundError('release', id);
    return release;
  }

  /** The release made last of that kind. */
  async newest(kind: ReleaseKind): Promise<Release | null> {
    return this.releases.findOne({ where: { kind }, order: { createdAt: 'DESC', id: 'DESC' } });
  }

  async list(page?: Page, sort?: Sort, studyId?: string | null): Promise<PageOf<Release>> {
    const [items, total] = await this.releases.findAndCount({
      where: studyId ? { studyId } : {},
      order: pageOrder<Release>(sort, ['createdAt', 'name', 'version', 'rowCount']),
      ...pageWindow(page),
    });
    return { items, total };
  }

  /** Every row in the order of the file, read as it is consumed; without those purged because their post was deleted. */
  async *rows(releaseId: string): AsyncGenerator<ReleasedRow> {
    const { rowCount } = await this.get(releaseId);
    for (let position = 0; position < rowCount; position += ROWS_PER_READ) {
      yield* await this.read(releaseId, position, ROWS_PER_READ);
    }
  }

  /** The first rows, for a look at them. */
  async preview(releaseId: string, limit: number): Promise<ReleaseRowContent[]> {
    await this.get(releaseId);
    const rows = await this.read(releaseId, 0, Math.min(Math.max(limit, 0), MAXIMUM_PREVIEW));
    return rows.map((row) => row.content);
  }

  /** Empty for a survey release. */
  async scenarioStakes(releaseId: string): Promise<ScenarioStakes[]> {
    const found: ScenarioStakes[] = [];
    for await (const { scenarioId, content } of this.rows(releaseId)) {
      if (scenarioId === null || content.kind !== 'moral_judgment') continue;
      found.push({ scenarioId, stakes: content.aggregate.values, split: content.split });
    }
    return found;
  }

  private async read(releaseId: string, from: number, count: number): Promise<ReleasedRow[]> {
    if (count === 0) return [];
    const rows = await this.releaseRows.find({
      where: { releaseId, position: Between(from, from + count - 1), purgedAt: IsNull() },
      order: { position: 'ASC' },
    });
    return rows.map(({ scenarioId, itemId, line }) => ({
      scenarioId,
      itemId,
      content: JSON.parse(line) as ReleaseRowContent,
    }));
  }
}
