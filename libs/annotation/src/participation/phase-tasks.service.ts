import type { ExpectedAnswer } from '@ethogram/core';
import { InstrumentService } from '@ethogram/surveys';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type AssignedContent, assignedScale, AssignmentService } from '../claim/assignment.service.js';
import type { AnswerForm } from '../judgment/judgment.policy.js';
import { TaskFormService } from '../judgment/task-form.service.js';
import { planBatteries } from '../study/study-plan.js';
import type { ParticipationPlan } from './participation-plan.js';
import type { AskedPhase } from './participation.policy.js';

/** Statements of a survey asked on one page. */
const BATTERY = 10;

/** What a phase asks, in the order it asks it. */
export interface PhaseTasks {
  readonly keys: readonly string[];
  /** By key: the statements of each battery; empty for training. */
  readonly batteries: ReadonlyMap<string, readonly string[]>;
}

export interface KnownAnswer {
  readonly expected: ExpectedAnswer;
  readonly explanation: string;
}

/** The tasks of the training and of the surveys around the work. */
@Injectable()
export class PhaseTasksService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly instruments: InstrumentService,
    private readonly assignments: AssignmentService,
    private readonly forms: TaskFormService,
  ) {}

  async ofPhase(
    studyId: string,
    plan: ParticipationPlan,
    seed: number,
    phase: AskedPhase,
  ): Promise<PhaseTasks> {
    if (phase === 'TRAINING') return { keys: await this.trainingTasks(studyId), batteries: new Map() };
    const survey = surveyOf(plan, phase);
    if (!survey) return { keys: [], batteries: new Map() };
    const items = await this.instruments.items(survey.instrumentId);
    const [all] = planBatteries(items, Math.max(items.length, 1), seed);
    const asked = all?.itemIds.slice(0, survey.items ?? undefined) ?? [];
    const batteries = Array.from({ length: Math.ceil(asked.length / BATTERY) }, (_, page) => ({
      itemIds: asked.slice(page * BATTERY, (page + 1) * BATTERY),
    }));
    const keyed = batteries.map(({ itemIds }, place) => [`battery-${place + 1}`, itemIds] as const);
    return { keys: keyed.map(([key]) => key), batteries: new Map(keyed) };
  }

  /** What the task shows, to the person who is to answer it. */
  async content(
    plan: ParticipationPlan,
    phase: AskedPhase,
    key: string,
    tasks: PhaseTasks,
  ): Promise<AssignedContent | undefined> {
    if (phase === 'TRAINING') return (await this.assignments.contents([key])).get(key);
    const instrument = await this.instruments.get(surveyOf(plan, phase)?.instrumentId ?? '');
    const itemIds = tasks.batteries.get(key) ?? [];
    const byId = new Map((await this.instruments.itemsByIds([...itemIds])).map((item) => [item.id, item]));
    const items = itemIds.map((id) => byId.get(id)).filter((item) => item !== undefined);
    return {
      kind: 'SURVEY',
      scenario: null,
      form: null,
      definition: null,
      item: null,
      items: items.map(({ id, text }) => ({ id, text })),
      scale: assignedScale(instrument),
    };
  }

  /** How an answer to the task is checked. */
  async form(
    plan: ParticipationPlan,
    phase: AskedPhase,
    key: string,
    tasks: PhaseTasks,
  ): Promise<AnswerForm> {
    if (phase === 'TRAINING') {
      const form = await this.forms.get(key);
      return { ...form, text: await this.forms.textOf(form) };
    }
    const { scaleMin: min, scaleMax: max } = await this.instruments.get(
      surveyOf(plan, phase)?.instrumentId ?? '',
    );
    const itemIds = tasks.batteries.get(key) ?? [];
    return { kind: 'SURVEY', itemIds, scale: { min, max }, moral: null, definition: null, text: null };
  }

  /** What is known to be right for a training task. */
  async knownAnswer(taskId: string): Promise<KnownAnswer | undefined> {
    const [row]: KnownAnswer[] = await this.dataSource.query(
      `select expected, explanation from gold_answers where task_id = $1 and kind = 'TRAINING'`,
      [taskId],
    );
    return row;
  }

  /** Those whose text was deleted are no longer asked. */
  private async trainingTasks(studyId: string): Promise<string[]> {
    const rows: { id: string }[] = await this.dataSource.query(
      `select tasks.id from gold_answers gold join tasks on tasks.id = gold.task_id
       where gold.study_id = $1 and gold.kind = 'TRAINING' and tasks.closed_at is null order by tasks.position`,
      [studyId],
    );
    return rows.map(({ id }) => id);
  }
}

function surveyOf(plan: ParticipationPlan, phase: AskedPhase): ParticipationPlan['preSurvey'] {
  if (phase === 'TRAINING') return null;
  return phase === 'PRE_SURVEY' ? plan.preSurvey : plan.postSurvey;
}
