import { AuditService } from '@ethogram/accounts';
import { Clock, newId } from '@ethogram/core';
import { BadInputError, ConflictError, NotFoundError, type Viewer } from '@ethogram/platform';
import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { In, type Repository } from 'typeorm';
import { Source } from './source.entity.js';

export interface NewSource {
  name: string;
  basis: string;
  mayAnnotate?: boolean;
  mayPublishIds?: boolean;
  mayPublishText?: boolean;
  mayTrain?: boolean;
  synthetic?: boolean;
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

  async list(): Promise<Source[]> {
    return this.sources.find({ order: { createdAt: 'DESC', id: 'DESC' } });
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
    const { synthetic = false, basis } = input;
    const source = {
      id: newId(this.clock),
      name,
      basis,
      synthetic,
      ...permissions,
      createdAt: this.clock.now(),
    };
    const inserted = await this.sources
      .createQueryBuilder()
      .insert()
      .values(source)
      .orIgnore()
      .returning('id')
      .execute();
    if (!Array.isArray(inserted.raw) || inserted.raw.length === 0) return null;
    await this.audit.record(viewer, 'created', 'source', source.id, permissions);
    return this.sources.create(source);
  }
}
