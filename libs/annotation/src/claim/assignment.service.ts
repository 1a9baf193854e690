import { type FormDefinition, type MoralForm, tasksAhead, type ValueKey } from '@ethogram/core';
import { type Scenario, ScenarioService } from '@ethogram/corpus';
import { type Instrument, type InstrumentItem, InstrumentService, textInVariant } from '@ethogram/surveys';
import { Injectable } from '@nestjs/common';
import { DataSource, In } from 'typeorm';
import { retestsAhead } from '../retest/claim-retest.js';
import type { RetestSettings } from '../retest/retest-settings.js';
import { tasksMetAgain } from '../retest/tasks-met-again.js';
import { definitionOf, moralFormOf } from '../form/study-form.js';
import { Study, type StudyKind } from '../study/study.entity.js';
import { Task } from '../task/task.entity.js';
import { MANY_CLAIMABLE } from './claimable.js';
import { goldScheduleOf, UNMET_GOLD } from './claim-gold.js';

/** Slots looked at to say how much is left; beyond, the number stays at what was counted. */
export const REMAINING_LIMIT = 1_000;

export interface AssignedScale {
  readonly min: number;
  readonly max: number;
  readonly labels: readonly string[];
  /** What is read before the items, and what each of them completes. */
  readonly instructions: string | null;
  readonly stem: string | null;
}

/** What a task asks, as the person labelling it may see it. */
export interface AssignedContent {
  readonly kind: StudyKind;
  readonly scenario: Pick<Scenario, 'id' | 'title' | 'text' | 'textHash'> | null;
  readonly items: readonly Pick<InstrumentItem, 'id' | 'text'>[];
  /** Which parts of a moral judgment are asked; null for other kinds. */
  readonly form: MoralForm | null;
  /** What a study with a form of its own asks; null for other kinds. */
  readonly definition: FormDefinition | null;
  /** The statement such a study is about, where it is not about a scenario. */
  readonly item: ReviewedItem | null;
  readonly scale: AssignedScale | null;
}

/** A statement and what it is meant to measure: who looks at statements is told, who answers a survey is not. */
export interface ReviewedItem {
  readonly id: string;
  readonly text: string;
  readonly value: ValueKey;
  readonly keyed: InstrumentItem['keyed'];
}

export interface OwnStudy {
  readonly study: Study;
  readonly done: number;
  readonly remaining: number;
  /** When the study's rule last warned them. */
  readonly warnedAt: Date | null;
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

  /** What these tasks ask, by the id the person knows; a constant number of queries. */
  async contents(taskIds: readonly string[]): Promise<Map<string, AssignedContent>> {
    const again = await tasksMetAgain(this.dataSource.manager, taskIds);
    const tasks = await this.dataSource.manager.find(Task, {
      where: { id: In(taskIds.map((id) => again.get(id) ?? id)) },
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
    const contents = new Map(tasks.map((task) => [task.id, contentOf(task, found)]));
    return new Map(
      taskIds.flatMap((id) => {
        const content = contents.get(again.get(id) ?? id);
        return content ? [[id, content] as const] : [];
      }),
    );
  }

  /**
   * Tasks the person has not judged and will be given, those they hold included; exact as long as few slots are free. It
   * goes down by one with every task, so that it does not tell gold from the rest.
   */
  async countRemaining(personId: string, studyId: string): Promise<number> {
    const [row]: RemainingRow[] = await this.dataSource.query(REMAINING, [studyId, personId]);
    if (!row) return 0;
    const { held, heldAgain, free, unmetGold, draws, done, personCap, retest, ...settings } = row;
    const again =
      retest && (await retestsAhead(this.dataSource.manager, { personId, studyId, retest }, settings));
    const ahead = tasksAhead(goldScheduleOf({ personId, ...settings }), draws, {
      ordinary: free,
      gold: unmetGold,
      ...(personCap === null ? {} : { most: Math.max(personCap - done - held, 0) }),
      ...(again ? { again } : {}),
    });
    return held + heldAgain + ahead;
  }

  /** The open studies a person is in. */
  async studiesOf(personId: string): Promise<OwnStudy[]> {
    const rows: { id: string; done: number; warnedAt: Date | null }[] = await this.dataSource.query(
      `select studies.id, study_people.done, study_people.warned_at as "warnedAt"
       from studies join study_people on study_people.study_id = studies.id
       where study_people.person_id = $1 and studies.state = 'OPEN' order by studies.created_at, studies.id`,
      [personId],
    );
    const studies = byId(await this.dataSource.manager.findBy(Study, { id: In(rows.map(({ id }) => id)) }));
    const own: OwnStudy[] = [];
    for (const { id, done, warnedAt } of rows) {
      const study = studies.get(id);
      if (study) own.push({ study, done, warnedAt, remaining: await this.countRemaining(personId, id) });
    }
    return own;
  }
}

interface RemainingRow {
  readonly held: number;
  /** Tasks they hold a second time. */
  readonly heldAgain: number;
  readonly free: number;
  readonly unmetGold: number;
  readonly draws: number;
  readonly done: number;
  readonly personCap: number | null;
  readonly seed: number;
  readonly goldShare: number;
  readonly goldSpacing: number;
  readonly retest: RetestSettings | null;
}

const LANES = `array(select '' union all select jsonb_array_elements_text(groups)
  from study_people where study_id = $1 and person_id = $2)`;

const REMAINING = `
  select (select count(*)::int from slots where study_id = $1 and person_id = $2 and state = 'claimed') as held,
    (select count(*)::int from retests where study_id = $1 and person_id = $2 and state = 'claimed') as "heldAgain",
    (select count(distinct task_id)::int from (select slot.task_id from slots slot where ${MANY_CLAIMABLE} and slot.lane = any(${LANES})
       limit ${REMAINING_LIMIT}) free) as free,
    case when coalesce((quality->>'goldShare')::float8, 0) > 0
      then (select count(*)::int from ${UNMET_GOLD.replace('$3', LANES)}) else 0 end as "unmetGold",
    draws, done, person_cap as "personCap", seed, coalesce((quality->>'goldShare')::float8, 0) as "goldShare",
    coalesce((quality->>'goldSpacing')::int, 1) as "goldSpacing", retest
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
  const { study } = task;
  if (!study) throw new Error(`The task ${task.id} was read without its study.`);
  const scenario = scenarios.get(task.scenarioId ?? '');
  const instrument = study.kind === 'SURVEY' ? instruments.get(study.instrumentId ?? '') : undefined;
  const asked = task.itemIds.map((id) => items.get(id)).filter((item) => item !== undefined);
  return {
    kind: study.kind,
    scenario: scenario
      ? { id: scenario.id, title: scenario.title, text: scenario.text, textHash: scenario.textHash }
      : null,
    form: moralFormOf(study),
    definition: definitionOf(study),
    item: study.kind === 'FORM' ? reviewed(asked[0]) : null,
    items: (study.kind === 'FORM' ? [] : asked).map((item) => ({
      id: item.id,
      text: textInVariant(item, task.study?.wordingVariant ?? 'neutral'),
    })),
    scale: instrument ? assignedScale(instrument) : null,
  };
}

export function assignedScale(instrument: Instrument): AssignedScale {
  const { scaleMin: min, scaleMax: max, scaleLabels: labels, instructions, stem } = instrument;
  return { min, max, labels, instructions, stem };
}

function reviewed(item: InstrumentItem | undefined): ReviewedItem | null {
  return item ? { id: item.id, text: item.text, value: item.value, keyed: item.keyed } : null;
}
