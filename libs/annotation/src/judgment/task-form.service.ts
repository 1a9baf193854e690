import { BadInputError, NotFoundError } from '@ethogram/platform';
import { InstrumentService } from '@ethogram/surveys';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { StudyKind } from '../study/study.entity.js';
import type { AnswerForm } from './judgment.policy.js';

export interface TaskForm extends AnswerForm {
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
  readonly instrumentId: string | null;
  readonly sourceIds: string[];
}

/** What a task asks and how it is answered. None of it changes after the study was created. */
@Injectable()
export class TaskFormService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly instruments: InstrumentService,
  ) {}

  /** @throws NotFoundError */
  async get(taskId: string): Promise<TaskForm> {
    const [row]: FormRow[] = await this.dataSource.query(
      `select tasks.id as "taskId", study_id as "studyId", scenario_id as "scenarioId", item_ids as "itemIds", kind,
         instrument_id as "instrumentId", source_ids as "sourceIds"
       from tasks join studies on studies.id = tasks.study_id where tasks.id = $1`,
      [taskId],
    );
    if (!row) throw new NotFoundError('task', taskId);
    const { instrumentId, ...form } = row;
    if (!instrumentId) return { ...form, scale: null };
    const { scaleMin, scaleMax } = await this.instruments.get(instrumentId);
    return { ...form, scale: { min: scaleMin, max: scaleMax } };
  }

  /** As `get`, for somebody who names the slot too. @throws BadInputError when the slot is of another task */
  async getForSlot(taskId: string, slotId: string): Promise<TaskForm> {
    const [slot]: { task_id: string }[] = await this.dataSource.query(
      `select task_id from slots where id = $1`,
      [slotId],
    );
    if (!slot) throw new NotFoundError('slot', slotId);
    if (slot.task_id !== taskId) throw new BadInputError('The slot belongs to another task.');
    return this.get(taskId);
  }
}
