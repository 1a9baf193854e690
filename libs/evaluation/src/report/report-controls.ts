import { type ControlKind, isValueKey } from '@ethogram/core';
import { type TrainingSet, TrainingSetService } from '@ethogram/datasets';
import { AdapterService, FineTuneCatalogueService } from '@ethogram/models';
import { Injectable } from '@nestjs/common';
import type { RunSubject } from '../run/run-subject.js';
import type { PlannedRun } from './report-store.js';

/** A control that was asked for and cannot be made. */
export type MissingControl = { kind: ControlKind; reason: string };

export interface PlannedControls {
  readonly runs: readonly PlannedRun[];
  readonly missing: readonly MissingControl[];
}

/** Controls that are fine-tunes of their own. */
type SetControl = Extract<ControlKind, 'sham' | 'shuffled' | 'mirrored'>;

/** Plans the runs a report's shift is held against: all on the held-out survey, where what was learned is measured. */
@Injectable()
export class ReportControlsService {
  constructor(
    private readonly trainingSets: TrainingSetService,
    private readonly fineTunes: FineTuneCatalogueService,
    private readonly adapters: AdapterService,
  ) {}

  async plan(
    kinds: readonly ControlKind[],
    trainingSet: TrainingSet,
    baseModel: string,
    subjects: readonly RunSubject[],
  ): Promise<PlannedControls> {
    const runs: PlannedRun[] = [];
    const missing: MissingControl[] = [];
    const subject = subjects.find(({ suite }) => suite === 'held-out-survey');
    for (const kind of new Set(kinds)) {
      const planned = subject
        ? await this.one(kind, trainingSet, baseModel, subject)
        : { kind, reason: 'Controls are held against the held-out survey, which this report does not have.' };
      if ('role' in planned) runs.push(planned);
      else missing.push(planned);
    }
    return { runs, missing };
  }

  private async one(
    kind: ControlKind,
    set: TrainingSet,
    baseModel: string,
    subject: RunSubject,
  ): Promise<PlannedRun | MissingControl> {
    const base = { role: kind, subject, model: baseModel, adapterId: null };
    if (kind === 'base-again') return { ...base, repeat: 1 };
    if (kind === 'prompt-steering') {
      if (!isValueKey(set.target) || !set.delta)
        return { kind, reason: 'The training moved no value, so there is none to steer by words.' };
      return { ...base, steering: { value: set.target, direction: set.delta < 0 ? 'lower' : 'raise' } };
    }
    return this.sibling(kind, set, baseModel, subject);
  }

  /** The newest finished fine-tune of the same base model on a set that is such a control for this one. */
  private async sibling(
    kind: SetControl,
    set: TrainingSet,
    baseModel: string,
    subject: RunSubject,
  ): Promise<PlannedRun | MissingControl> {
    const adapters = (await this.adapters.all()).filter((adapter) => adapter.baseModel === baseModel);
    const fineTunes = await this.fineTunes.byIds(adapters.map(({ fineTuneRunId }) => fineTuneRunId));
    const sets = await this.trainingSets.byIds([...new Set(fineTunes.map((run) => run.trainingSetId))]);
    const wanted = new Set(sets.filter((other) => isControl(kind, other, set)).map(({ id }) => id));
    const trained = new Set(fineTunes.filter((run) => wanted.has(run.trainingSetId)).map(({ id }) => id));
    const [adapter] = adapters
      .filter(({ fineTuneRunId }) => trained.has(fineTuneRunId))
      .sort((one, other) => other.createdAt.getTime() - one.createdAt.getTime());
    return adapter
      ? { role: kind, subject, model: adapter.name, adapterId: adapter.id }
      : { kind, reason: `No finished fine-tune of ${baseModel} is trained on a ${kind} control set.` };
  }
}

/**
 * sham: nothing was moved, whatever the group, as long as the same items were held out. shuffled: the digits of this very set.
 * mirrored: the same value moved as far the other way.
 */
function isControl(kind: SetControl, other: TrainingSet, set: TrainingSet): boolean {
  const isAlike =
    other.id !== set.id &&
    other.instrumentId === set.instrumentId &&
    [...other.heldOutFamilies].sort().join('\n') === [...set.heldOutFamilies].sort().join('\n');
  if (!isAlike) return false;
  if (kind === 'sham') return other.control === 'SHAM' || other.delta === 0;
  if (kind === 'shuffled') return other.control === 'SHUFFLED' && other.groupId === set.groupId;
  const isMoved = other.control === null || other.control === 'MIRRORED';
  return isMoved && other.target === set.target && other.delta === -(set.delta ?? 0);
}
