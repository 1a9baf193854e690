import type { MoralForm } from '@ethogram/core';
import { ScenarioService } from '@ethogram/corpus';
import { NotFoundError } from '@ethogram/platform';
import { InstrumentService } from '@ethogram/surveys';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { StudyKind } from '../study/study.entity.js';
import type { AnswerForm } from './judgment.policy.js';

export interface TaskForm extends Omit<AnswerForm, 'text'> {
  readonly taskId: string;
  readonly studyId: string;
  readonly scenarioId: string | null;
  readonly sourceIds: readonly string[];
}

interface FormRow {
  readonly taskId: string;
  readonly studyId: string;
  readonly scenarioId: string | null;
  readonly itemIds: string[];
  readonly kind: StudyKind;
  readonly moral: MoralForm | null;
  readonly instrumentId: string | null;
  readonly sourceIds: string[];
}

/** What a task asks and how it is answered. None of it changes after the study was created, but by a deletion. */
@Injectable()
export class TaskFormService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly instruments: InstrumentService,
    private readonly scenarios: ScenarioService,
  ) {}

  /** @throws NotFoundError */
  async get(taskId: string): Promise<TaskForm> {
    const [row]: FormRow[] = await this.dataSource.query(
      `select tasks.id as "taskId", study_id as "studyId", scenario_id as "scenarioId", item_ids as "itemIds", kind,
         form as moral, instrument_id as "instrumentId", source_ids as "sourceIds"
       from tasks join studies on studies.id = tasks.study_id where tasks.id = $1`,
      [taskId],
    );
    if (!row) throw new NotFoundError('task', taskId);
    const { instrumentId, ...form } = row;
    if (!instrumentId) return { ...form, scale: null };
    const { scaleMin, scaleMax } = await this.instruments.get(instrumentId);
    return { ...form, scale: { min: scaleMin, max: scaleMax } };
  }

  /** The frozen text evidence is taken from; null where there is none, or it was deleted meanwhile. */
  async textOf({ scenarioId }: TaskForm): Promise<string | null> {
    if (!scenarioId) return null;
    const [scenario] = await this.scenarios.byIds([scenarioId]);
    return scenario && !scenario.withdrawnAt ? scenario.text : null;
  }
}
