import { Clock } from '@ethogram/core';
import { SourceService } from '@ethogram/corpus';
import { Injectable } from '@nestjs/common';
import { CollectionRunService } from './collection-run.service.js';
import { type CollectionRunType, toCollectionRunType } from './collection-run.type.js';
import type { RunView } from './run-view.js';

/** Runs as GraphQL shows them. */
@Injectable()
export class CollectionRunReader {
  constructor(
    private readonly runs: CollectionRunService,
    private readonly sources: SourceService,
    private readonly clock: Clock,
  ) {}

  /** Those there are, by id. */
  async byIds(ids: readonly string[]): Promise<Map<string, CollectionRunType>> {
    const types = await this.types(await this.runs.byIds(ids));
    return new Map(types.map((type) => [type.id, type]));
  }

  async type(view: RunView): Promise<CollectionRunType | undefined> {
    return (await this.types([view]))[0];
  }

  /** Two queries for a page of runs, however many sources they have. */
  async types(views: readonly RunView[]): Promise<CollectionRunType[]> {
    const sources = await this.sources.byIds(views.map(({ run }) => run.sourceId));
    const postCounts = await this.sources.postCounts(sources.map(({ id }) => id));
    const byId = new Map(sources.map((source) => [source.id, source]));
    const now = this.clock.now();
    return views.flatMap((view) => {
      const source = byId.get(view.run.sourceId);
      return source ? [toCollectionRunType(view, source, postCounts.get(source.id) ?? 0, now)] : [];
    });
  }
}
