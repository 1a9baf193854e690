import { AuditService } from '@ethogram/accounts';
import { Clock, joinGroups } from '@ethogram/core';
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
import { type EntityManager, In, type Repository } from 'typeorm';
import { containsPattern } from '../post/post-filter.js';
import { HAS_TEXT } from '../post/post-state.js';
import { Post } from '../post/post.entity.js';
import type { Source } from '../source/source.entity.js';
import { SourceService } from '../source/source.service.js';
import { type Draft, draftScenario, findKnownHashes, storeDrafts } from './scenario-maker.js';
import { Scenario } from './scenario.entity.js';

export interface MakeScenarios {
  sourceId: string;
  /** The most to make; all there are when absent. */
  limit?: number | null;
  minimumCharacters?: number;
  /** Draws posts at random, the same ones for the same seed; by fullname without one. */
  seed?: number | null;
}

export interface MadeScenarios {
  made: number;
  alreadyThere: number;
  duplicates: number;
  tooShort: number;
  notPermitted: number;
}

const POSTS_PER_BATCH = 200;
const DEFAULT_MINIMUM_CHARACTERS = 200;

/** Posts of a source that could become a scenario: with text, a case of their own, and without a scenario so far. */
const CANDIDATE = `source_id = $1 and ${HAS_TEXT}
  and not exists (select 1 from scenarios where scenarios.post_id = posts.id)`;

@Injectable()
export class ScenarioService {
  constructor(
    @InjectRepository(Scenario) private readonly scenarios: Repository<Scenario>,
    private readonly sources: SourceService,
    private readonly audit: AuditService,
    private readonly clock: Clock,
  ) {}

  /**
   * Makes scenarios of the posts of a source, in batches of one transaction each; asked again it goes on where it
   * stopped. Word-for-word copies and crossposts are counted, not made; near-copies are made and share a cluster.
   */
  async makeFromSource(request: MakeScenarios, viewer: Viewer | null = null): Promise<MadeScenarios> {
    const source = await this.sources.get(request.sourceId);
    const result: MadeScenarios = { made: 0, alreadyThere: 0, duplicates: 0, tooShort: 0, notPermitted: 0 };
    result.alreadyThere = await this.scenarios.countBy({ sourceId: source.id });
    if (!source.mayAnnotate) return { ...result, notPermitted: await this.countCandidates(source.id) };
    const order = orderOf(request.seed);
    let after = '';
    for (;;) {
      const left = (request.limit ?? Infinity) - result.made;
      if (left <= 0) break;
      const next = await this.scenarios.manager.transaction((manager) =>
        this.makeBatch(manager, source, { order, after, left, ...request }, result),
      );
      if (next === null) break;
      after = next;
    }
    await this.audit.record(viewer, 'made-scenarios', 'source', source.id, { ...result });
    return result;
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

  /** The scenarios of a source that can be labelled: not withdrawn, oldest first. */
  async ofSource(sourceId: string, limit?: number): Promise<Scenario[]> {
    const where = `scenario.sourceId = :sourceId and scenario.withdrawnAt is null`;
    const query = this.scenarios.createQueryBuilder('scenario').where(where, { sourceId });
    return query.orderBy('scenario.createdAt').addOrderBy('scenario.id').limit(limit).getMany();
  }

  async list(
    page?: Page,
    sort?: Sort,
    filter?: { sourceId?: string | null; search?: string | null },
  ): Promise<PageOf<Scenario>> {
    const query = this.scenarios.createQueryBuilder('scenario');
    if (filter?.sourceId) query.andWhere('scenario.sourceId = :sourceId', { sourceId: filter.sourceId });
    if (filter?.search) {
      const pattern = containsPattern(filter.search);
      query.andWhere('(scenario.title ilike :pattern or scenario.text ilike :pattern)', { pattern });
    }
    const order = pageOrder<Scenario>(sort, ['createdAt', 'title', 'characters']);
    const [items, total] = await query.setFindOptions({ order, ...pageWindow(page) }).getManyAndCount();
    return { items, total };
  }

  /**
   * The split group of each scenario: scenarios of one author, one thread or one near-copy cluster, directly or through
   * others, share it. Named by the smallest scenario id in it, so that the order of the ids does not matter.
   */
  async groupsOf(scenarioIds: readonly string[]): Promise<Map<string, string>> {
    const rows = await this.scenarios.find({
      select: { id: true, authorKey: true, thread: true, clusterId: true },
      where: { id: In([...new Set(scenarioIds)]) },
    });
    return joinGroups(
      rows.map(({ id, authorKey, thread, clusterId }) => ({
        key: id,
        groups: [`thread:${thread}`, `cluster:${clusterId}`, ...(authorKey ? [`author:${authorKey}`] : [])],
      })),
    );
  }

  private async countCandidates(sourceId: string): Promise<number> {
    const [row]: { posts: number }[] = await this.scenarios.query(
      `select count(*)::int as posts from posts where ${CANDIDATE}`,
      [sourceId],
    );
    return row?.posts ?? 0;
  }

  /** Returns where the next batch starts, null after the last. */
  private async makeBatch(
    manager: EntityManager,
    source: Source,
    request: MakeScenarios & { order: string; after: string; left: number },
    result: MadeScenarios,
  ): Promise<string | null> {
    // Makers of scenarios take turns: each must see the copies the other has stored.
    await manager.query(`select pg_advisory_xact_lock(hashtext('corpus.make-scenarios'))`);
    const rows: { id: string; position: string }[] = await manager.query(
      `select id, ${request.order} as position from posts where ${CANDIDATE} and ${request.order} > $2
       order by position limit ${Math.min(POSTS_PER_BATCH, request.left)}`,
      [source.id, request.after],
    );
    const posts = await manager.findBy(Post, { id: In(rows.map(({ id }) => id)) });
    const byId = new Map(posts.map((post) => [post.id, post]));
    const ordered = rows.map(({ id }) => byId.get(id)).filter((post) => post !== undefined);
    const drafts = await this.chooseDrafts(manager, source, ordered, request, result);
    result.made += await storeDrafts(manager, drafts);
    return rows.at(-1)?.position ?? null;
  }

  private async chooseDrafts(
    manager: EntityManager,
    source: Source,
    posts: readonly Post[],
    { minimumCharacters = DEFAULT_MINIMUM_CHARACTERS }: MakeScenarios,
    result: MadeScenarios,
  ): Promise<Draft[]> {
    const own = posts.filter((post) => post.crosspostParent === null);
    result.duplicates += posts.length - own.length;
    const drafts = own.map((post) => draftScenario(post, source.synthetic, this.clock));
    const longEnough = drafts.filter(({ scenario }) => scenario.characters >= minimumCharacters);
    result.tooShort += drafts.length - longEnough.length;
    const known = await findKnownHashes(
      manager,
      longEnough.map(({ scenario }) => scenario.duplicateHash),
    );
    const first = longEnough.filter(({ scenario: { duplicateHash } }) => {
      if (known.has(duplicateHash)) return false;
      known.add(duplicateHash);
      return true;
    });
    result.duplicates += longEnough.length - first.length;
    return first;
  }
}

/**
 * The column posts are drawn by. With a seed it is a hash of seed and fullname: a random order that the database can
 * page through, that is the same on every machine and does not change for old posts when new ones arrive.
 */
function orderOf(seed: number | null | undefined): string {
  if (seed === null || seed === undefined) return 'fullname collate "C"';
  return `(md5('${Math.trunc(seed)}:' || fullname) collate "C")`;
}
