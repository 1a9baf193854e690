import { type MoralForm, PLAIN_MORAL_FORM } from '@ethogram/core';
import { type Scenario, ScenarioService } from '@ethogram/corpus';
import { type Instrument, type InstrumentItem, InstrumentService } from '@ethogram/surveys';
import { Injectable } from '@nestjs/common';
import { DataSource, In } from 'typeorm';
import { Study, type StudyKind } from '../study/study.entity.js';
import { Task } from '../task/task.entity.js';
import { CLAIMABLE } from './claim-slot.js';

/** Slots looked at to say how much is left; beyond, the number stays at what was counted. */
export const REMAINING_LIMIT = 1_000;

/** What a task asks, as the person labelling it may see it. */
export interface AssignedContent {
  readonly kind: StudyKind;
  readonly scenario: Pick<Scenario, 'id' | 'title' | 'text' | 'textHash'> | null;
  readonly items: readonly Pick<InstrumentItem, 'id' | 'text'>[];
  /** Which parts of a moral judgment are asked; null for a survey. */
  readonly form: MoralForm | null;
  readonly scale: { readonly min: number; readonly max: number; readonly labels: readonly string[] } | null;
}

export interface OwnStudy {
  readonly study: Study;
  readonly done: number;
  readonly remaining: number;
}

/**
 * The annotator's side of a study. It picks single fields out of scenarios and items: verdicts, authors, values, keying
 * and the answers of others never come this way.
 */
@Injectable()
export class AssignmentService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly scenarios: ScenarioService,
    private readonly instruments: InstrumentService,
  ) {}

  /** What these tasks ask, by task id; a constant number of queries. */
  async contents(taskIds: readonly string[]): Promise<Map<string, AssignedContent>> {
    const tasks = await this.dataSource.manager.find(Task, {
      where: { id: In([...taskIds]) },
      relations: { study: true },
    });
    const scenarioIds = tasks.flatMap((task) => (task.scenarioId ? [task.scenarioId] : []));
    const instrumentIds = tasks.flatMap((task) =>
      task.study?.instrumentId ? [task.study.instrumentId] : [],
    );
    const found: Found = {
      scenarios: byId(await this.scenarios.byIds(scenarioIds)),
      instruments: byId(await this.instruments.byIds([...new Set(instrumentIds)])),
      items: byId(await this.instruments.itemsByIds([...new Set(tasks.flatMap((task) => task.itemIds))])),
    };
    return new Map(tasks.map((task) => [task.id, contentOf(task, found)]));
  }

  /** Tasks the person has not judged and could, the one they hold included; exact as long as few slots are free. */
  async countRemaining(personId: string, studyId: string): Promise<number> {
    const [row]: { tasks: number }[] = await this.dataSource.query(
      `select (select count(*) from slots where study_id = $1 and person_id = $2 and state = 'claimed')::int +
         (select count(distinct task_id) from (select slot.task_id from slots slot where ${CLAIMABLE} limit ${REMAINING_LIMIT}) free)::int as tasks`,
      [studyId, personId],
    );
    return row?.tasks ?? 0;
  }

  /** The open studies a person is in. */
  async studiesOf(personId: string): Promise<OwnStudy[]> {
    const rows: { id: string; done: number }[] = await this.dataSource.query(
      `select studies.id, (select count(*)::int from judgments where study_id = studies.id and person_id = $1 and current) as done
       from studies join study_people on study_people.study_id = studies.id
       where study_people.person_id = $1 and studies.state = 'OPEN' order by studies.created_at, studies.id`,
      [personId],
    );
    const studies = byId(await this.dataSource.manager.findBy(Study, { id: In(rows.map(({ id }) => id)) }));
    const own: OwnStudy[] = [];
    for (const { id, done } of rows) {
      const study = studies.get(id);
      if (study) own.push({ study, done, remaining: await this.countRemaining(personId, id) });
    }
    return own;
  }
}

interface Found {
  readonly scenarios: ReadonlyMap<string, Scenario>;
  readonly instruments: ReadonlyMap<string, Instrument>;
  readonly items: ReadonlyMap<string, InstrumentItem>;
}

function byId<T extends { readonly id: string }>(rows: readonly T[]): Map<string, T> {
  return new Map(rows.map((row) => [row.id, row]));
}

function contentOf(task: Task, { scenarios, instruments, items }: Found): AssignedContent {
  const scenario = scenarios.get(task.scenarioId ?? '');
  const instrument = instruments.get(task.study?.instrumentId ?? '');
  const asked = task.itemIds.map((id) => items.get(id)).filter((item) => item !== undefined);
  return {
    kind: instrument ? 'SURVEY' : 'MORAL_JUDGMENT',
    scenario: scenario
      ? { id: scenario.id, title: scenario.title, text: scenario.text, textHash: scenario.textHash }
      : null,
    form: instrument ? null : (task.study?.form ?? PLAIN_MORAL_FORM),
    items: asked.map(({ id, text }) => ({ id, text })),
    scale: instrument
      ? { min: instrument.scaleMin, max: instrument.scaleMax, labels: instrument.scaleLabels }
      : null,
  };
}
