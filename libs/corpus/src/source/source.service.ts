import { AuditService } from '@ethogram/accounts';
import { Clock, newId } from '@ethogram/core';
import { BadInputError, ConflictError, NotFoundError, type Viewer } from '@ethogram/platform';
import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { In, type Repository } from 'typeorm';
import { HAS_TEXT } from '../post/post-state.js';
import { assertApiCollectable, assertCollectable, expiryNotice } from './approval.js';
import { type AccessBasis, Source } from './source.entity.js';

export interface NewSource {
  name: string;
  basis: string;
  mayAnnotate?: boolean;
  mayPublishIds?: boolean;
  mayPublishText?: boolean;
  mayTrain?: boolean;
  accessBasis?: AccessBasis;
  approvalRef?: string | null;
  approvalExpiresAt?: Date | null;
  synthetic?: boolean;
}

/** What is left out or undefined stays; null takes an approval's field away and leaves the others. */
export interface SourceChanges {
  basis?: string | null;
  mayAnnotate?: boolean | null;
  mayPublishIds?: boolean | null;
  mayPublishText?: boolean | null;
  mayTrain?: boolean | null;
  accessBasis?: AccessBasis | null;
  approvalRef?: string | null;
  approvalExpiresAt?: Date | null;
}

@Injectable()
export class SourceService {
  constructor(
    @InjectRepository(Source) private readonly sources: Repository<Source>,
    private readonly audit: AuditService,
    private readonly clock: Clock,
  ) {}

  /** @throws ConflictError when the name is taken */
  async create(viewer: Viewer | null, input: NewSource): Promise<Source> {
    const source = await this.insert(viewer, input);
    if (!source) throw new ConflictError(`There is already a source named ${input.name.trim()}.`);
    return source;
  }

  /** The source of this name, made with these permissions when there is none; an existing one keeps its own. */
  async findOrCreate(input: NewSource): Promise<Source> {
    const known = await this.byName(input.name);
    return (
      known ?? (await this.insert(null, input)) ?? this.sources.findOneByOrFail({ name: input.name.trim() })
    );
  }

  /** @throws NotFoundError */
  async get(id: string): Promise<Source> {
    const source = await this.sources.findOneBy({ id });
    if (!source) throw new NotFoundError('source', id);
    return source;
  }

  async byName(name: string): Promise<Source | null> {
    return this.sources.findOneBy({ name: name.trim() });
  }

  async byIds(ids: readonly string[]): Promise<Source[]> {
    return ids.length === 0 ? [] : this.sources.findBy({ id: In([...new Set(ids)]) });
  }

  /** Names of those of these sources whose posts may not be annotated; asked for at every answer, so written out. */
  async notToAnnotate(ids: readonly string[]): Promise<string[]> {
    const rows: { name: string }[] = await this.sources.query(
      `select coalesce(name, 'that is gone') as name from unnest($1::uuid[]) as asked(id) left join sources using (id)
       where may_annotate is not true order by name`,
      [ids],
    );
    return rows.map(({ name }) => name);
  }

  /** The sources that the posts of these scenarios came from. */
  async ofScenarios(scenarioIds: readonly string[]): Promise<Source[]> {
    return this.sources
      .createQueryBuilder('source')
      .where('source.id in (select source_id from scenarios where id = any(:scenarioIds))', { scenarioIds })
      .getMany();
  }

  async list(): Promise<Source[]> {
    return this.sources.find({ order: { createdAt: 'DESC', id: 'DESC' } });
  }

  /**
   * Changes permissions and approval. What was made under the old ones stays; whatever is made next follows the new.
   * @throws NotFoundError
   */
  async update(viewer: Viewer | null, input: SourceChanges & { id: string }): Promise<Source> {
    const source = await this.get(input.id);
    const changes = changesOf(input);
    const changed = this.sources.create({ ...source, ...changes });
    checkApproval(changed);
    await this.sources.update(source.id, changes);
    await this.audit.record(viewer, 'changed', 'source', source.id, changes);
    return changed;
  }

  /**
   * The source, when collecting for it may begin or go on. Asked again between pages, since an approval may run out
   * in the middle.
   * @throws DomainError NOT_PERMITTED_BY_SOURCE with the day it expired and what to do
   */
  async requireCollectable(id: string): Promise<Source> {
    const source = await this.get(id);
    assertCollectable(source, this.clock.now());
    return source;
  }

  /** As `requireCollectable`, for Reddit's API: the source must have been made for it. */
  async requireApiCollectable(id: string): Promise<Source> {
    const source = await this.get(id);
    assertApiCollectable(source, this.clock.now());
    return source;
  }

  /** Why nothing more may be collected for it, because its approval has run out; null: it has not. */
  expiryOf(source: Source): string | null {
    return expiryNotice(source, this.clock.now());
  }

  /** Subreddits, of one source or all, with the posts of theirs that have text; the largest first. */
  async subreddits(sourceId?: string | null): Promise<{ subreddit: string; posts: number }[]> {
    return this.sources.query(
      `select subreddit, count(*)::int as posts from posts
       where ${HAS_TEXT} and ($1::uuid is null or source_id = $1) group by subreddit order by posts desc, subreddit limit 1000`,
      [sourceId ?? null],
    );
  }

  /** How many posts each source holds, tombstones included. */
  async postCounts(ids: readonly string[]): Promise<Map<string, number>> {
    const rows: { id: string; posts: number }[] = await this.sources.query(
      `select source_id as id, count(*)::int as posts from posts where source_id = any($1) group by source_id`,
      [ids],
    );
    return new Map(rows.map(({ id, posts }) => [id, posts]));
  }

  /** Null when the name was taken. */
  private async insert(viewer: Viewer | null, input: NewSource): Promise<Source | null> {
    const name = input.name.trim();
    if (name === '') throw new BadInputError('A source needs a name.');
    const { mayAnnotate = false, mayPublishIds = false, mayPublishText = false, mayTrain = false } = input;
    const permissions = { mayAnnotate, mayPublishIds, mayPublishText, mayTrain };
    const { synthetic = false, basis, accessBasis = 'FILE', approvalExpiresAt = null } = input;
    const approval = { accessBasis, approvalRef: input.approvalRef?.trim() || null, approvalExpiresAt };
    checkApproval(approval);
    const id = newId(this.clock);
    const source = { id, name, basis, synthetic, ...permissions, ...approval, createdAt: this.clock.now() };
    const inserted = await this.sources
      .createQueryBuilder()
      .insert()
      .values(source)
      .orIgnore()
      .returning('id')
      .execute();
    if (!Array.isArray(inserted.raw) || inserted.raw.length === 0) return null;
    await this.audit.record(viewer, 'created', 'source', source.id, { ...permissions, ...approval });
    return this.sources.create(source);
  }
}

/** @throws BadInputError when the API is to be read without an approval. */
function checkApproval({ accessBasis, approvalRef }: Pick<Source, 'accessBasis' | 'approvalRef'>): void {
  if (accessBasis === 'APPROVED_API' && !approvalRef)
    throw new BadInputError(
      "Reddit's API may only be read with its approval: enter the number or name of the approval with the source.",
    );
}

function changesOf(input: SourceChanges): Partial<Source> {
  const { basis, mayAnnotate, mayPublishIds, mayPublishText, mayTrain, accessBasis } = input;
  const given = { basis, mayAnnotate, mayPublishIds, mayPublishText, mayTrain, accessBasis };
  const changes: Partial<Source> = Object.fromEntries(
    Object.entries(given).filter(([, value]) => value !== undefined && value !== null),
  );
  if (input.approvalRef !== undefined) changes.approvalRef = input.approvalRef?.trim() || null;
  if (input.approvalExpiresAt !== undefined) changes.approvalExpiresAt = input.approvalExpiresAt;
  return changes;
}
