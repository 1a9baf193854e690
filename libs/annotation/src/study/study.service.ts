import { AuditService, PeopleService } from '@ethogram/accounts';
import { Clock, newId } from '@ethogram/core';
import { SelectionService } from '@ethogram/corpus';
import {
  BadInputError,
  ConflictError,
  DomainError,
  NotFoundError,
  type Page,
  type PageOf,
  pageOrder,
  pageWindow,
  type Sort,
  type Viewer,
} from '@ethogram/platform';
import type { WordingVariant, WordingVariantName } from '@ethogram/surveys';
import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { type EntityManager, In, Repository } from 'typeorm';
import type { AssignmentStrategy } from '../assignment/assignment-strategy.js';
import { StudyFormFinder } from '../form/study-form.js';
import { PlanService } from '../participation/plan.service.js';
import { TaskWithdrawals } from '../task/task-withdrawals.js';
import { requireAnnotator, requireNotRecruited } from './membership.js';
import { storeTasks } from './store-tasks.js';
import { StudyContentFinder } from './study-content.js';
import { StudyPermission } from './study-permission.js';
import { StudyPerson } from './study-person.entity.js';
import { Study, type StudyKind, type StudyState } from './study.entity.js';

/** Only name, kind, and a guideline or a form version are needed beside the source, the scenarios or the instrument. */
export interface NewStudy {
  /** Given by a caller that may ask twice: the second time it gets what the first made. */
  readonly id?: string;
  readonly name: string;
  readonly kind: StudyKind;
  readonly guideline?: string | null;
  readonly judgmentsPerTask?: number;
  readonly leaseSeconds?: number;
  readonly aheadLimit?: number;
  readonly sourceId?: string | null;
  readonly scenarioIds?: readonly string[] | null;
  readonly selectionId?: string | null;
  /** Also scenarios that only people may be shown who asked for them. */
  readonly includeOptIn?: boolean;
  readonly scenarioLimit?: number | null;
  readonly instrumentId?: string | null;
  /** SURVEY: the form of its wordings that people are asked; neutral unless said otherwise. */
  readonly wordingVariant?: WordingVariantName;
  readonly batterySize?: number;
  readonly seed?: number;
  /** In which order people are given tasks; RANDOM unless said otherwise. */
  readonly assignment?: AssignmentStrategy;
  /** Most tasks one person may judge; null: no limit. */
  readonly personCap?: number | null;
  /**
   * As untrusted as it came. MORAL_JUDGMENT: which parts are asked; those not named are as `DEFAULT_MORAL_FORM` has them.
   * FORM: a `FormDefinition`.
   */
  readonly form?: unknown;
  /** Worked cases beside the guideline, as untrusted as they came. */
  readonly examples?: unknown;
  /** A version of the library, instead of guideline, form and examples. */
  readonly formVersionId?: string | null;
  /** The steps of its people before and after the work, consent text included, as untrusted as it came. */
  readonly participation?: unknown;
  /** Labelled by made-up annotators, and named so wherever it appears. */
  readonly simulated?: boolean;
}

export interface StudyFilterValues {
  readonly kind?: StudyKind | null;
  readonly state?: StudyState | null;
  readonly instrumentId?: string | null;
}

@Injectable()
export class StudyService {
  constructor(
    @InjectRepository(Study) private readonly studies: Repository<Study>,
    private readonly content: StudyContentFinder,
    private readonly permission: StudyPermission,
    private readonly withdrawals: TaskWithdrawals,
    private readonly forms: StudyFormFinder,
    private readonly plans: PlanService,
    private readonly selections: SelectionService,
    private readonly people: PeopleService,
    private readonly audit: AuditService,
    private readonly clock: Clock,
  ) {}

  /** A draft with all its tasks and slots. @param viewer null: the platform itself. */
  async create(viewer: Viewer | null, input: NewStudy): Promise<Study> {
    if (input.name.trim() === '') throw new BadInputError('A study needs a name.');
    const known = input.id ? await this.studies.findOneBy({ id: input.id }) : null;
    if (known) return known;
    const { form, guideline, examples, formVersionId } = await this.forms.find(input);
    const { tasks, sourceIds } = await this.content.find(input);
    const steps = await this.plans.check(input.participation);
    const isSurvey = input.kind === 'SURVEY';
    const study = this.studies.create({
      id: input.id ?? newId(this.clock),
      name: input.name.trim(),
      kind: input.kind,
      state: 'DRAFT',
      guideline,
      judgmentsPerTask: input.judgmentsPerTask ?? 3,
      leaseSeconds: input.leaseSeconds ?? 1800,
      aheadLimit: input.aheadLimit ?? 50,
      sourceIds,
      selectionId: isSurvey ? null : (input.selectionId ?? null),
      includeOptIn: input.includeOptIn ?? false,
      instrumentId: input.kind === 'MORAL_JUDGMENT' ? null : (input.instrumentId ?? null),
      wordingVariant: variantOf(input.wordingVariant),
      batterySize: isSurvey ? (input.batterySize ?? 10) : null,
      form,
      formVersionId,
      examples,
      participation: steps.plan,
      seed: input.seed ?? 0,
      taskTotal: tasks.length,
      slotTotal: tasks.length * (input.judgmentsPerTask ?? 3),
      assignment: input.assignment ?? 'RANDOM',
      personCap: input.personCap ?? null,
      quality: {},
      suggestions: null,
      retest: null,
      simulated: input.simulated ?? false,
      createdAt: this.clock.now(),
      openedAt: null,
      closedAt: null,
    });
    await this.studies.manager.transaction(async (manager) => {
      if (study.selectionId) await this.selections.hold(manager, study.selectionId);
      await manager.insert(Study, study);
      await this.plans.storeText(manager, study.id, steps, viewer);
      await storeTasks(manager, study, tasks, this.clock);
    });
    await this.audit.record(viewer, 'created', 'study', study.id, { tasks: tasks.length, seed: study.seed });
    return study;
  }

  /** Lets its people claim. A closed study may be opened again. */
  async open(viewer: Viewer | null, id: string): Promise<Study> {
    const study = await this.get(id);
    const refusal = await this.permission.refusal(study);
    if (refusal) throw new DomainError('NOT_PERMITTED_BY_SOURCE', refusal);
    await this.plans.requireReady(study);
    await this.withdrawals.closeAlreadyWithdrawn(id);
    await this.studies.update(id, { state: 'OPEN', openedAt: this.clock.now(), closedAt: null });
    await this.audit.record(viewer, 'opened', 'study', id);
    return this.get(id);
  }

  /** Once this returns, no judgment of the study is added or revised: answers under way are waited for. */
  async close(viewer: Viewer | null, id: string): Promise<Study> {
    const study = await this.get(id);
    if (study.state === 'DRAFT') throw new ConflictError('This study has not been opened yet.');
    await this.studies.manager.transaction(async (manager) => {
      await lockPeople(manager, id);
      await manager.update(Study, id, { state: 'CLOSED', closedAt: this.clock.now() });
    });
    await this.audit.record(viewer, 'closed', 'study', id);
    return this.get(id);
  }

  /** Adds people; those already in it stay as they are. */
  async addPeople(viewer: Viewer | null, id: string, personIds: readonly string[]): Promise<Study> {
    await this.get(id);
    const people = await this.people.byIds([...new Set(personIds)]);
    const missing = personIds.find((personId) => !people.some((person) => person.id === personId));
    if (missing) throw new NotFoundError('person', missing);
    for (const person of people) requireAnnotator(person);
    await requireNotRecruited(this.studies.manager, id, people);
    const addedAt = this.clock.now();
    await this.studies.manager.transaction(async (manager) => {
      const rows = people.map((person) => ({ studyId: id, personId: person.id, addedAt, draws: 0, done: 0 }));
      await manager.createQueryBuilder().insert().into(StudyPerson).values(rows).orIgnore().execute();
      if (people.some((person) => person.simulated)) await manager.update(Study, id, { simulated: true });
    });
    await this.audit.record(viewer, 'added-people', 'study', id, { personIds });
    return this.get(id);
  }

  async get(id: string): Promise<Study> {
    const study = await this.studies.findOneBy({ id });
    if (!study) throw new NotFoundError('study', id);
    return study;
  }

  async byIds(ids: readonly string[]): Promise<Study[]> {
    return ids.length === 0 ? [] : this.studies.findBy({ id: In([...new Set(ids)]) });
  }

  async list(page?: Page, sort?: Sort, filter?: StudyFilterValues): Promise<PageOf<Study>> {
    const where = {
      ...(filter?.kind ? { kind: filter.kind } : {}),
      ...(filter?.state ? { state: filter.state } : {}),
      ...(filter?.instrumentId ? { instrumentId: filter.instrumentId } : {}),
    };
    const order = pageOrder<Study>(sort, ['name', 'createdAt', 'state', 'kind']);
    const [items, total] = await this.studies.findAndCount({ where, order, ...pageWindow(page) });
    return { items, total };
  }
}

function variantOf(name: WordingVariantName = 'NEUTRAL'): WordingVariant {
  return name.toLowerCase() as WordingVariant;
}

/** Waits for everybody's transaction in the study and holds off the next until this one ends; see `lockMember`. */
async function lockPeople(manager: EntityManager, studyId: string): Promise<void> {
  await manager.query(`select from study_people where study_id = $1 order by person_id for update`, [
    studyId,
  ]);
}
