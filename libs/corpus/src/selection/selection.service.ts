import { AuditService } from '@ethogram/accounts';
import { Clock, newId } from '@ethogram/core';
import {
  BadInputError,
  ConflictError,
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
import { type EntityManager, ILike, type Repository } from 'typeorm';
import { containsPattern } from '../post/contains-pattern.js';
import { checkSample, countDrawn, countMatches, type Matches, storeDraw, type StratumCount } from './draw.js';
import type { SampleRequest, SelectionFilter } from './selection-request.js';
import { SelectionUses } from './selection-uses.js';
import { Selection, SelectionScenario } from './selection.entity.js';

export interface NewSelection {
  name: string;
  filter: SelectionFilter;
  sample: SampleRequest;
}

export interface SelectionPreview extends Matches {
  size: number;
  strata: StratumCount[];
}

const UNIQUE_VIOLATION = '23505';

/** Chooses scenarios for studies. */
@Injectable()
export class SelectionService {
  constructor(
    @InjectRepository(Selection) private readonly selections: Repository<Selection>,
    private readonly uses: SelectionUses,
    private readonly audit: AuditService,
    private readonly clock: Clock,
  ) {}

  /** What a selection would hold. @throws BadInputError */
  async preview(filter: SelectionFilter, sample: SampleRequest): Promise<SelectionPreview> {
    checkSample(sample);
    const { manager } = this.selections;
    const matches = await countMatches(manager, filter);
    return { ...matches, ...(await countDrawn(manager, filter, sample)) };
  }

  /** Draws and keeps it: the same selection for ever, whatever posts come later. @throws ConflictError for a taken name */
  async create(viewer: Viewer | null, { name, filter, sample }: NewSelection): Promise<Selection> {
    checkSample(sample);
    const selection = this.selections.create({
      id: newId(this.clock),
      name: name.trim(),
      filter,
      sample,
      matched: 0,
      size: 0,
      createdBy: viewer?.personId ?? null,
      createdAt: this.clock.now(),
    });
    if (selection.name === '') throw new BadInputError('A selection needs a name.');
    await this.selections.manager.transaction((manager) => this.store(manager, selection));
    const { id, matched, size } = selection;
    await this.audit.record(viewer, 'created', 'selection', id, { matched, size });
    return selection;
  }

  /** @throws NotFoundError; ConflictError when something is made from it */
  async delete(viewer: Viewer | null, id: string): Promise<void> {
    await this.selections.manager.transaction(async (manager) => {
      const selection = await manager.findOne(Selection, {
        where: { id },
        lock: { mode: 'pessimistic_write' },
      });
      if (!selection) throw new NotFoundError('selection', id);
      const uses = await this.uses.find(id, manager);
      if (uses.length > 0)
        throw new ConflictError(`${selection.name} stays: ${uses.join(', ')} was made from it.`);
      await manager.delete(Selection, id);
    });
    await this.audit.record(viewer, 'deleted', 'selection', id);
  }

  /** Keeps a selection from being deleted until the caller's transaction ends. @throws NotFoundError */
  async hold(manager: EntityManager, id: string): Promise<void> {
    const rows: unknown[] = await manager.query(`select 1 from selections where id = $1 for key share`, [id]);
    if (rows.length === 0) throw new NotFoundError('selection', id);
  }

  /** @throws NotFoundError */
  async get(id: string): Promise<Selection> {
    const selection = await this.selections.findOneBy({ id });
    if (!selection) throw new NotFoundError('selection', id);
    return selection;
  }

  async list(page?: Page, sort?: Sort, filter?: { search?: string | null }): Promise<PageOf<Selection>> {
    const where = filter?.search ? { name: ILike(containsPattern(filter.search)) } : {};
    const order = pageOrder<Selection>(sort, ['createdAt', 'name', 'size', 'matched']);
    const [items, total] = await this.selections.findAndCount({ where, order, ...pageWindow(page) });
    return { items, total };
  }

  /** Of each selection, how many of its scenarios were neither withdrawn nor excluded since. */
  async usableCounts(ids: readonly string[]): Promise<Map<string, number>> {
    const rows: { id: string; usable: number }[] = await this.selections.query(
      `select selection_id as id, count(*)::int as usable from selection_scenarios
       join scenarios on scenarios.id = scenario_id join posts on posts.id = scenarios.post_id
       where selection_id = any($1) and withdrawn_at is null and review_state in ('NOT_NEEDED', 'APPROVED')
         and posts.routing in ('OK', 'WARN', 'OPT_IN') group by selection_id`,
      [ids],
    );
    return new Map(rows.map(({ id, usable }) => [id, usable]));
  }

  async strata(id: string): Promise<StratumCount[]> {
    return this.selections.query(
      `select stratum, count(*)::int as count from selection_scenarios
       where selection_id = $1 and stratum is not null group by stratum order by count desc, stratum`,
      [id],
    );
  }

  /** Ids of its scenarios in their order. */
  async scenarioIds(id: string, page?: Page): Promise<PageOf<string>> {
    const [items, total] = await this.selections.manager.findAndCount(SelectionScenario, {
      where: { selectionId: id },
      order: { position: 'ASC' },
      ...pageWindow(page),
    });
    return { items: items.map(({ scenarioId }) => scenarioId), total };
  }

  private async store(manager: EntityManager, selection: Selection): Promise<void> {
    try {
      await manager.insert(Selection, selection);
    } catch (error) {
      if ((error as { code?: unknown }).code !== UNIQUE_VIOLATION) throw error;
      throw new ConflictError(`There is already a selection named ${selection.name}. Choose another name.`);
    }
    selection.matched = (await countMatches(manager, selection.filter)).usable;
    selection.size = await storeDraw(manager, selection.id, selection.filter, selection.sample);
    if (selection.size === 0)
      throw new BadInputError(
        'Nothing matches that can be studied: widen the filter, make scenarios, or review those that wait.',
      );
    await manager.update(Selection, selection.id, { matched: selection.matched, size: selection.size });
  }
}
