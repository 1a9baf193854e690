import type { Readable } from 'node:stream';
import { AuditService } from '@ethogram/accounts';
import { Clock, newId, type ValueKey } from '@ethogram/core';
import {
  BadInputError,
  JobQueue,
  NotFoundError,
  type Page,
  type PageOf,
  pageOrder,
  pageWindow,
  type Sort,
  type Viewer,
} from '@ethogram/platform';
import { type Instrument, InstrumentService } from '@ethogram/surveys';
import { Injectable } from '@nestjs/common';
import { DataSource, In } from 'typeorm';
import { Release } from '../release/release.entity.js';
import { BUILD_TRAINING_SET } from './build-training-set.job.js';
import { heldOutFamilies } from './held-out-families.js';
import { TrainingPermission } from './training-permission.js';
import { TrainingSetDeletions } from './training-set-deletions.js';
import { TrainingSetExport, type PreviewRow, validationOf } from './training-set-export.js';
import type { TrainingSplit } from './training-set-views.js';
import {
  checkedControls,
  checkedDirections,
  checkedTemplates,
  checkedWordings,
  checkTrained,
  controlProfile,
  type CreateMoralTrainingSetRequest,
  type CreateTrainingSetRequest,
  mainTarget,
  moralSettings,
  profileOf,
} from './training-set-request.js';
import type { TrainingControl } from './training-set-settings.js';
import { trainedWordings } from './survey-set-content.js';
import { TrainingSet } from './training-set.entity.js';

const CONTROL_WORDS = { SHAM: 'sham', SHUFFLED: 'shuffled', MIRRORED: 'mirrored' } as const;

type Wanted = Pick<
  TrainingSet,
  | 'name'
  | 'kind'
  | 'instrumentId'
  | 'releaseId'
  | 'baseModel'
  | 'target'
  | 'delta'
  | 'profile'
  | 'seed'
  | 'heldOutFamilies'
  | 'settings'
  | 'baselinesFromId'
>;

/** Makes and finds training sets. */
@Injectable()
export class TrainingSetService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly instruments: InstrumentService,
    private readonly exports: TrainingSetExport,
    private readonly permission: TrainingPermission,
    private readonly deletions: TrainingSetDeletions,
    private readonly queue: JobQueue,
    private readonly audit: AuditService,
    private readonly clock: Clock,
  ) {}

  /**
   * Stores what is wanted, with its controls, and leaves the asking of the model to the job queue.
   * @param viewer null: the command line of the installation itself.
   * @throws BadInputError for an unknown value or family, or a delta the scale cannot hold; DomainError
   *   NOT_PERMITTED_BY_LICENCE.
   */
  async create(viewer: Viewer | null, request: CreateTrainingSetRequest): Promise<TrainingSet> {
    const known = await this.known(request.id);
    if (known) return known;
    const wanted = await this.checked(request);
    const controls = checkedControls(request.controls, wanted.profile ?? {});
    const set = this.newSet(viewer, wanted, { id: request.id });
    return this.store(
      viewer,
      set,
      controls.map((control) => this.controlOf(viewer, set, control)),
    );
  }

  /**
   * Stores that a release is to be trained on; its rows are made by the job queue.
   * @throws BadInputError; NotFoundError; DomainError NOT_PERMITTED_BY_SOURCE
   */
  async createMoral(viewer: Viewer | null, request: CreateMoralTrainingSetRequest): Promise<TrainingSet> {
    const known = await this.known(request.id);
    if (known) return known;
    const release = await this.dataSource.manager.findOneBy(Release, { id: request.releaseId });
    if (!release) throw new NotFoundError('release', request.releaseId);
    if (release.kind !== 'MORAL_JUDGMENT')
      throw new BadInputError(`The release ${release.name} holds no moral judgments.`);
    await this.permission.requireRelease(release);
    const settings = moralSettings(request);
    const baseModel = modelName(request.baseModel);
    const set = this.newSet(
      viewer,
      {
        name: request.name?.trim() || `${release.name} ${release.version}, ${baseModel}`,
        kind: 'MORAL_JUDGMENT',
        instrumentId: null,
        releaseId: release.id,
        baseModel,
        target: null,
        delta: null,
        profile: null,
        seed: 0,
        heldOutFamilies: [],
        settings,
        baselinesFromId: null,
      },
      { id: request.id },
    );
    return this.store(viewer, set, []);
  }

  /** @throws whatever `create` would throw for it. */
  async requireValid(request: CreateTrainingSetRequest): Promise<void> {
    const { profile } = await this.checked(request);
    checkedControls(request.controls, profile ?? {});
  }

  private async known(id: string | undefined): Promise<TrainingSet | null> {
    return id ? this.dataSource.manager.findOneBy(TrainingSet, { id }) : null;
  }

  private async store(
    viewer: Viewer | null,
    set: TrainingSet,
    controls: readonly TrainingSet[],
  ): Promise<TrainingSet> {
    await this.dataSource.transaction(async (manager) => {
      await manager.insert(TrainingSet, set as never);
      for (const control of controls) await manager.insert(TrainingSet, control as never);
      await this.queue.enqueue(BUILD_TRAINING_SET, { trainingSetId: set.id }, { manager, key: set.id });
    });
    const { target, delta, baseModel, releaseId } = set;
    const what = releaseId ? { releaseId, baseModel } : { target, delta, baseModel };
    for (const { id } of [set, ...controls])
      await this.audit.record(viewer, 'created', 'training-set', id, what);
    return set;
  }

  private async checked(request: CreateTrainingSetRequest): Promise<Wanted> {
    const { instrumentId, seed } = request;
    const instrument = await this.instruments.requirePermission(instrumentId, 'train');
    const profile = profileOf(request, instrument.scaleMax - instrument.scaleMin);
    const { target, delta } = mainTarget(profile);
    const baseModel = modelName(request.baseModel);
    const items = await this.instruments.items(instrumentId);
    const wordings = checkedWordings(request.wordings, items);
    const families = heldOutFamilies(
      items.map((item) => item.family),
      request.heldOutFamilies ?? undefined,
    );
    checkTrained(profile, trainedWordings(items, wordings), families);
    const others = Object.keys(profile).length - 1;
    const moved = `${target} ${delta < 0 ? '' : '+'}${delta}${others > 0 ? ` and ${others} more` : ''}`;
    return {
      name: request.name?.trim() || `${moved}, ${baseModel}`,
      kind: 'SURVEY',
      instrumentId,
      releaseId: null,
      baseModel,
      target,
      delta,
      profile,
      seed,
      heldOutFamilies: families,
      settings: {
        kind: 'SURVEY',
        templates: checkedTemplates(request.templates),
        scaleDirections: checkedDirections(request.scaleDirections),
        wordings,
        heldOutInstruments: await this.heldOutInstruments(request.heldOutInstruments, instrument),
      },
      baselinesFromId: await this.baselinesFrom(request, baseModel),
    };
  }

  private async baselinesFrom(
    { baselinesFromId, instrumentId, seed }: CreateTrainingSetRequest,
    baseModel: string,
  ): Promise<string | null> {
    if (!baselinesFromId) return null;
    const other = await this.get(baselinesFromId);
    if (other.instrumentId !== instrumentId || other.baseModel !== baseModel || other.seed !== seed)
      throw new BadInputError(
        `The baselines of ${other.name} are of another instrument, model or seed, so they cannot be taken over.`,
      );
    return other.id;
  }

  private async heldOutInstruments(
    keys: readonly string[] | null | undefined,
    trained: Instrument,
  ): Promise<string[]> {
    const wanted = [...new Set(keys ?? [])].sort();
    if (wanted.includes(trained.key))
      throw new BadInputError(`${trained.title} is trained on, so it cannot be held out.`);
    for (const key of wanted) await this.instruments.byKey(key);
    return wanted;
  }

  private controlOf(viewer: Viewer | null, set: TrainingSet, control: TrainingControl): TrainingSet {
    const profile = controlProfile(set.profile ?? {}, control);
    const name = `${set.name}: ${CONTROL_WORDS[control]}`;
    // The same value as in the set itself, so that reports of both are about it.
    const delta = set.target === null ? null : (profile[set.target as ValueKey] ?? 0);
    return this.newSet(viewer, { ...set, name, profile, delta }, { groupId: set.id, control });
  }

  private newSet(
    viewer: Viewer | null,
    wanted: Wanted,
    {
      id = newId(this.clock),
      groupId,
      control,
    }: { id?: string | undefined; groupId?: string; control?: TrainingControl },
  ): TrainingSet {
    return this.dataSource.manager.create(TrainingSet, {
      ...wanted,
      id,
      groupId: groupId ?? id,
      control: control ?? null,
      state: 'QUEUED',
      progressDone: 0,
      progressTotal: 0,
      progressNote: null,
      labelProbe: null,
      rowCount: 0,
      contentHash: null,
      fileHash: null,
      manifest: null,
      error: null,
      createdById: viewer?.personId ?? null,
      createdAt: this.clock.now(),
      startedAt: null,
      finishedAt: null,
    } as never);
  }

  /** @throws NotFoundError */
  async get(id: string): Promise<TrainingSet> {
    const set = await this.dataSource.manager.findOneBy(TrainingSet, { id });
    if (!set) throw new NotFoundError('training set', id);
    return set;
  }

  async byIds(ids: readonly string[]): Promise<TrainingSet[]> {
    return ids.length === 0 ? [] : this.dataSource.manager.findBy(TrainingSet, { id: In([...ids]) });
  }

  /** Sets and their controls by group, the set itself first. */
  async groups(groupIds: readonly string[]): Promise<Map<string, TrainingSet[]>> {
    const found = await this.dataSource.manager.find(TrainingSet, {
      where: { groupId: In([...groupIds]) },
      order: { createdAt: 'ASC', id: 'ASC' },
    });
    const inOrder = found.sort((one, other) => Number(one.control !== null) - Number(other.control !== null));
    return Map.groupBy(inOrder, (set) => set.groupId);
  }

  async list(page?: Page, sort?: Sort): Promise<PageOf<TrainingSet>> {
    const [items, total] = await this.dataSource.manager.findAndCount(TrainingSet, {
      order: pageOrder<TrainingSet>(sort, ['createdAt', 'name', 'target', 'delta', 'state']),
      ...pageWindow(page),
    });
    return { items, total };
  }

  /** The first rows of finished sets, by set. */
  async previews(ids: readonly string[], limit: number): Promise<Map<string, PreviewRow[]>> {
    return this.exports.firstRows(ids, limit);
  }

  /** How many situations each set was made from are deleted, or their judgments taken back, since. */
  async affectedByDeletions(ids: readonly string[]): Promise<Map<string, number>> {
    return this.deletions.count(ids);
  }

  /** See `TrainingSetExport.stream`. */
  stream(id: string): Readable {
    return this.exports.stream(id);
  }

  /** Writes the rows to a file a trainer reads: whole or not at all, checked against the hash. */
  async exportTo(id: string, path: string, split: TrainingSplit = 'train'): Promise<void> {
    await this.exports.exportTo(id, path, split);
  }

  /** Whether it has rows that are never trained, to measure the loss on. */
  async hasValidation(id: string): Promise<boolean> {
    return validationOf(await this.get(id)) !== null;
  }
}

function modelName(baseModel: string): string {
  const name = baseModel.trim();
  if (name === '') throw new BadInputError('A training set needs the name of a served model.');
  return name;
}
