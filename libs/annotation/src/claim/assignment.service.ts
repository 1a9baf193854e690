import { type MoralForm, PLAIN_MORAL_FORM, tasksAhead } from '@ethogram/core';
import { type Scenario, ScenarioService } from '@ethogram/corpus';
import { type Instrument, type InstrumentItem, InstrumentService } from '@ethogram/surveys';
import { Injectable } from '@nestjs/common';
import { DataSource, In } from 'typeorm';
import { Study, type StudyKind } from '../study/study.entity.js';
import { Task } from '../task/task.entity.js';
import { CLAIMABLE } from './claimable.js';
import { goldScheduleOf, UNMET_GOLD } from './claim-gold.js';

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

  /**
   * Tasks the person has not judged and will be given, those they hold included; exact as long as few slots are free. It
   * goes down by one with every task, so that it does not tell gold from the rest.
   */
  async countRemaining(personId: string, studyId: string): Promise<number> {
    const [row]: RemainingRow[] = await this.dataSource.query(REMAINING, [studyId, personId]);
    if (!row) return 0;
    const { held, free, unmetGold, draws, done, personCap, ...settings } = row;
    const ahead = tasksAhead(goldScheduleOf({ personId, ...settings }), draws, {
      ordinary: free,
      gold: unmetGold,
    });
    const all = held + ahead;
    return personCap === null ? all : Math.min(all, Math.max(personCap - done, 0));
  }

  /** The open studies a person is in. */
  async studiesOf(personId: string): Promise<OwnStudy[]> {
    const rows: { id: string; done: number }[] = await this.dataSource.query(
      `select studies.id, study_people.done
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

interface RemainingRow {
  readonly held: number;
  readonly free: number;
  readonly unmetGold: number;
  readonly draws: number;
  readonly done: number;
  readonly personCap: number | null;
  readonly seed: number;
  readonly goldShare: number;
  readonly goldSpacing: number;
}

const LANES = `array(select '' union all select jsonb_array_elements_text(groups)
  from study_people where study_id = $1 and person_id = $2)`;

const REMAINING = `
  select (select count(*)::int from slots where study_id = $1 and person_id = $2 and state = 'claimed') as held,
    (select count(distinct task_id)::int from (select slot.task_id from slots slot where ${CLAIMABLE} and slot.lane = any(${LANES})
       limit ${REMAINING_LIMIT}) free) as free,
    case when coalesce((quality->>'goldShare')::float8, 0) > 0
      then (select count(*)::int from ${UNMET_GOLD.replace('$3', LANES)}) else 0 end as "unmetGold",
    draws, done, person_cap as "personCap", seed, coalesce((quality->>'goldShare')::float8, 0) as "goldShare",
    coalesce((quality->>'goldSpacing')::int, 1) as "goldSpacing"
  from study_people join studies on studies.id = study_people.study_id where study_id = $1 and person_id = $2`;

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
