import { type ContentFlag, joinGroups, type Routing } from '@ethogram/core';
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
import { In, type Repository, type SelectQueryBuilder } from 'typeorm';
import { containsPattern } from '../post/contains-pattern.js';
import { Post } from '../post/post.entity.js';
import type { MadeScenarios, MakeScenarios } from './make-scenarios.js';
import { ScenarioBatchService } from './scenario-batch.service.js';
import type { ReviewState } from './scenario-review.js';
import { Scenario } from './scenario.entity.js';

export interface ScenarioFilterValues {
  sourceId?: string | null;
  search?: string | null;
  reviewState?: ReviewState | null;
}

/** A scenario that may be labelled, and who may be shown it. */
export interface UsableScenario {
  id: string;
  sourceId: string;
}

@Injectable()
export class ScenarioService {
  constructor(
    @InjectRepository(Scenario) private readonly scenarios: Repository<Scenario>,
    private readonly batches: ScenarioBatchService,
  ) {}

  /**
   * Makes scenarios of the posts of a source in this process, in batches of one transaction each; asked again it goes on
   * where it stopped. Word-for-word copies and crossposts are counted, not made; near-copies are made and share a cluster.
   */
  async makeFromSource(
    request: MakeScenarios,
    viewer: Viewer | null = null,
    signal?: AbortSignal,
  ): Promise<MadeScenarios> {
    return this.batches.makeNow(viewer, request, signal);
  }

  /** @throws NotFoundError */
  async get(id: string): Promise<Scenario> {
    const scenario = await this.scenarios.findOneBy({ id });
    if (!scenario) throw new NotFoundError('scenario', id);
    return scenario;
  }

  /** In the order of the ids; unknown ids are left out. */
  async byIds(ids: readonly string[]): Promise<Scenario[]> {
    const found = ids.length === 0 ? [] : await this.scenarios.findBy({ id: In([...new Set(ids)]) });
    const byId = new Map(found.map((scenario) => [scenario.id, scenario]));
    return ids.map((id) => byId.get(id)).filter((scenario) => scenario !== undefined);
  }

  /** The scenarios of a source that have text, oldest first. */
  async ofSource(sourceId: string, limit?: number): Promise<Scenario[]> {
    const where = `scenario.sourceId = :sourceId and scenario.withdrawnAt is null`;
    const query = this.scenarios.createQueryBuilder('scenario').where(where, { sourceId });
    return query.orderBy('scenario.createdAt').addOrderBy('scenario.id').limit(limit).getMany();
  }

  /**
   * The scenarios that people may be asked about, oldest first: not withdrawn, not waiting for review or rejected, and
   * routed to everybody; with `includeOptIn` also those for people who asked for them. Never what is excluded, nor what
   * was not read yet.
   */
  async usable(
    among: { sourceId: string } | { ids: readonly string[] } | { selectionId: string },
    { includeOptIn = false }: { includeOptIn?: boolean } = {},
  ): Promise<UsableScenario[]> {
    const query = this.scenarios
      .createQueryBuilder('scenario')
      .innerJoin(Post, 'post', 'post.id = scenario.postId');
    query.select(['scenario.id as id', 'scenario.sourceId as "sourceId"']);
    whereUsable(query, includeOptIn);
    if ('sourceId' in among) query.andWhere('scenario.sourceId = :sourceId', among);
    else if ('ids' in among) query.andWhere('scenario.id = any(:ids)', { ids: [...new Set(among.ids)] });
    else {
      const chosen = 'select scenario_id from selection_scenarios where selection_id = :selectionId';
      query.andWhere(`scenario.id in (${chosen})`, among);
    }
    return query.orderBy('scenario.createdAt').addOrderBy('scenario.id').getRawMany<UsableScenario>();
  }

  /** What was read off the posts of these scenarios, by scenario. */
  async readings(
    ids: readonly string[],
  ): Promise<Map<string, { routing: Routing | null; contentFlags: ContentFlag[]; language: string | null }>> {
    const rows: {
      id: string;
      routing: Routing | null;
      contentFlags: ContentFlag[];
      language: string | null;
    }[] = await this.scenarios.query(
      `select scenarios.id, routing, content_flags as "contentFlags", language from scenarios
       join posts on posts.id = scenarios.post_id where scenarios.id = any($1)`,
      [[...new Set(ids)]],
    );
    return new Map(rows.map(({ id, ...reading }) => [id, reading]));
  }

  async list(page?: Page, sort?: Sort, filter?: ScenarioFilterValues): Promise<PageOf<Scenario>> {
    const query = this.scenarios.createQueryBuilder('scenario');
    if (filter?.sourceId) query.andWhere('scenario.sourceId = :sourceId', { sourceId: filter.sourceId });
    if (filter?.reviewState) query.andWhere('scenario.reviewState = :state', { state: filter.reviewState });
    if (filter?.search) {
      const pattern = containsPattern(filter.search);
      query.andWhere('(scenario.title ilike :pattern or scenario.text ilike :pattern)', { pattern });
    }
    const order = pageOrder<Scenario>(sort, ['createdAt', 'title', 'characters', 'reviewState']);
    const [items, total] = await query.setFindOptions({ order, ...pageWindow(page) }).getManyAndCount();
    return { items, total };
  }

  /**
   * The split group of each scenario: scenarios of one author, one thread (crossposts and updates are in the thread of
   * their original) or one near-copy cluster, directly or through others, share it. Named by the smallest scenario id in
   * it, so that the order of the ids does not matter.
   */
  async groupsOf(scenarioIds: readonly string[]): Promise<Map<string, string>> {
    const rows: GroupRow[] = await this.scenarios.query(
      `select scenarios.id, scenarios.author_key, thread, cluster_id, posts.update_of, posts.crosspost_parent
       from scenarios join posts on posts.id = scenarios.post_id where scenarios.id = any($1)`,
      [[...new Set(scenarioIds)]],
    );
    return joinGroups(rows.map((row) => ({ key: row.id, groups: groupNames(row) })));
  }
}

interface GroupRow {
  id: string;
  author_key: string | null;
  thread: string;
  cluster_id: string;
  update_of: string | null;
  crosspost_parent: string | null;
}

function groupNames({ author_key, thread, cluster_id, update_of, crosspost_parent }: GroupRow): string[] {
  const threads = [thread, update_of, crosspost_parent].filter((name) => name !== null);
  return [
    ...threads.map((name) => `thread:${name}`),
    `cluster:${cluster_id}`,
    ...(author_key ? [`author:${author_key}`] : []),
  ];
}

function whereUsable(query: SelectQueryBuilder<Scenario>, includeOptIn: boolean): void {
  const routings: Routing[] = includeOptIn ? ['OK', 'WARN', 'OPT_IN'] : ['OK', 'WARN'];
  query
    .where('scenario.withdrawnAt is null')
    .andWhere(`scenario.reviewState in ('NOT_NEEDED', 'APPROVED')`)
    .andWhere('post.routing = any(:routings)', { routings });
}
