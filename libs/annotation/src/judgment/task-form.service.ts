import type { FormDefinition, MoralForm } from '@ethogram/core';
import { ScenarioService } from '@ethogram/corpus';
import { NotFoundError } from '@ethogram/platform';
import { InstrumentService } from '@ethogram/surveys';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { definitionOf, moralFormOf } from '../form/study-form.js';
import type { StudyKind } from '../study/study.entity.js';
import type { AnswerForm } from './judgment.policy.js';

export interface TaskForm extends Omit<AnswerForm, 'text'> {
  readonly taskId: string;
  /** The id the person knows it under, when it is asked a second time. */
  readonly alias: string | null;
  readonly studyId: string;
  readonly scenarioId: string | null;
  readonly sourceIds: readonly string[];
}

interface FormRow {
  readonly taskId: string;
  readonly alias: string | null;
  readonly studyId: string;
  readonly scenarioId: string | null;
  readonly itemIds: string[];
  readonly kind: StudyKind;
  readonly form: MoralForm | FormDefinition | null;
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

  /**
   * @param taskId of a task, or what a re-test is known under
   * @throws NotFoundError
   */
  async get(taskId: string): Promise<TaskForm> {
    const [row]: FormRow[] = await this.dataSource.query(
      `select tasks.id as "taskId", (select alias from retests where alias = $1) as alias, study_id as "studyId", scenario_id as "scenarioId", item_ids as "itemIds", kind,
         form, instrument_id as "instrumentId", source_ids as "sourceIds"
       from tasks join studies on studies.id = tasks.study_id
       where tasks.id = coalesce((select task_id from retests where alias = $1), $1)`,
      [taskId],
    );
    if (!row) throw new NotFoundError('task', taskId);
    const { instrumentId, form: asked, ...rest } = row;
    const moral = moralFormOf({ kind: rest.kind, form: asked });
    const form = { ...rest, moral, definition: definitionOf({ kind: rest.kind, form: asked }) };
    if (rest.kind !== 'SURVEY' || !instrumentId) return { ...form, scale: null };
    const { scaleMin, scaleMax } = await this.instruments.get(instrumentId);
    return { ...form, scale: { min: scaleMin, max: scaleMax } };
  }

  /**
   * The frozen text passages are taken from, a scenario's or that of the statement a form is about; null where there is none,
   * or it was deleted meanwhile.
   */
  async textOf({ kind, scenarioId, itemIds }: TaskForm): Promise<string | null> {
    if (kind === 'FORM' && !scenarioId) return (await this.instruments.itemsByIds(itemIds))[0]?.text ?? null;
    if (!scenarioId) return null;
    const [scenario] = await this.scenarios.byIds([scenarioId]);
    return scenario && !scenario.withdrawnAt ? scenario.text : null;
  }
}
