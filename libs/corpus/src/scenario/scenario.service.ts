import type { ContentFlag, Routing } from '@ethogram/core';
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

  /** Which scenarios have texts of these hashes, by hash; withdrawn ones are left out. */
  async idsByTextHash(hashes: readonly string[]): Promise<Map<string, string[]>> {
    const rows: { id: string; hash: string }[] = await this.scenarios.query(
      `select id, text_hash as hash from scenarios where text_hash = any($1) and withdrawn_at is null order by id`,
      [[...new Set(hashes)]],
    );
    const byHash = Map.groupBy(rows, ({ hash }) => hash);
    return new Map([...byHash].map(([hash, found]) => [hash, found.map(({ id }) => id)]));
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

  /** The words of these scenarios, in no particular order. */
  async texts(ids: readonly string[], manager = this.scenarios.manager): Promise<ScenarioText[]> {
    return manager.query(
      `select id, source_id as "sourceId", title, text, text_hash as "textHash", synthetic from scenarios where id = any($1)`,
      [ids],
    );
  }

  /**
   * What decides where scenarios may go in a release, without their words, in no particular order; unknown ids are left
   * out. Withdrawn ones too.
   */
  async facts(ids: readonly string[], manager = this.scenarios.manager): Promise<ScenarioFacts[]> {
    const rows: FactRow[] = await manager.query(
      `select scenarios.id, scenarios.source_id as "sourceId", text_hash as "textHash", scenarios.author_key as "authorKey",
         thread, posts.fullname as post, cluster_id as "clusterId", duplicate_hash as "duplicateHash", posts.update_of as "updateOf",
         posts.crosspost_parent as "crosspostParent", posts.posted_at as "postedAt", posts.language,
         withdrawn_at is not null as withdrawn
       from scenarios join posts on posts.id = scenarios.post_id where scenarios.id = any($1)`,
      [[...new Set(ids)]],
    );
    return rows.map(({ updateOf, crosspostParent, thread, ...facts }) => ({
      ...facts,
      threads: [...new Set([thread, updateOf, crosspostParent])].filter((name) => name !== null),
    }));
  }
}

/** The words of a scenario. */
export interface ScenarioText {
  readonly id: string;
  readonly sourceId: string;
  readonly title: string;
  readonly text: string;
  readonly textHash: string;
  readonly synthetic: boolean;
}

/** Scenarios of one author, thread or cluster must share a split. */
export interface ScenarioFacts {
  readonly id: string;
  readonly sourceId: string;
  readonly textHash: string;
  /** Name of its post at the source. */
  readonly post: string;
  /** Null when unknown, and once withdrawn. */
  readonly authorKey: string | null;
  /** Names of its own thread and of those it is a crosspost or an update of. */
  readonly threads: readonly string[];
  /** Shared by near-copies. */
  readonly clusterId: string;
  /** Equal for word-for-word copies. */
  readonly duplicateHash: string;
  readonly postedAt: Date | null;
  readonly language: string | null;
  readonly withdrawn: boolean;
}

interface FactRow extends Omit<ScenarioFacts, 'threads'> {
  readonly thread: string;
  readonly updateOf: string | null;
  readonly crosspostParent: string | null;
}

function whereUsable(query: SelectQueryBuilder<Scenario>, includeOptIn: boolean): void {
  const routings: Routing[] = includeOptIn ? ['OK', 'WARN', 'OPT_IN'] : ['OK', 'WARN'];
  query
    .where('scenario.withdrawnAt is null')
    .andWhere(`scenario.reviewState in ('NOT_NEEDED', 'APPROVED')`)
    .andWhere('post.routing = any(:routings)', { routings });
}
