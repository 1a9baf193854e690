import { PeopleService, type Person } from '@ethogram/accounts';
import { type Scenario, ScenarioService } from '@ethogram/corpus';
import { NotFoundError } from '@ethogram/platform';
import { Injectable } from '@nestjs/common';
import DataLoader from 'dataloader';
import { type AssignedContent, AssignmentService } from './claim/assignment.service.js';
import type { Judgment } from './judgment/judgment.entity.js';
import { JudgmentReader } from './judgment/judgment-reader.js';
import { type PersonStatistics, StudyStatistics } from './study/study-statistics.js';
import type { Task } from './task/task.entity.js';
import { type SlotCounts, TaskService } from './task/task.service.js';

export interface RequestLoaders {
  readonly person: DataLoader<string, Person | undefined>;
  readonly scenario: DataLoader<string, Scenario | undefined>;
  readonly task: DataLoader<string, Task | undefined>;
  readonly content: DataLoader<string, AssignedContent>;
  readonly slotCounts: DataLoader<string, SlotCounts>;
  readonly judgmentsOfTask: DataLoader<string, readonly Judgment[]>;
  /** How much is left for a person in a study; not kept, because it changes within a request that saves and claims. */
  readonly remaining: DataLoader<{ readonly personId: string; readonly studyId: string }, number>;
  readonly studyPeople: DataLoader<string, readonly PersonStatistics[]>;
  /** Whose judgments of a study do not count. */
  readonly excludedPeople: DataLoader<string, ReadonlySet<string>>;
}

/** Batches what lists look up row by row; kept for one request, so nothing is seen that is older. */
@Injectable()
export class AnnotationLoaders {
  private readonly byRequest = new WeakMap<object, RequestLoaders>();

  constructor(
    private readonly people: PeopleService,
    private readonly scenarios: ScenarioService,
    private readonly assignments: AssignmentService,
    private readonly tasks: TaskService,
    private readonly judgments: JudgmentReader,
    private readonly statistics: StudyStatistics,
  ) {}

  /** @param request the GraphQL context */
  of(request: object): RequestLoaders {
    let loaders = this.byRequest.get(request);
    if (!loaders) {
      loaders = this.create();
      this.byRequest.set(request, loaders);
    }
    return loaders;
  }

  private create(): RequestLoaders {
    return {
      person: new DataLoader(async (ids) => pick(ids, await this.people.byIds(ids))),
      scenario: new DataLoader(async (ids) => pick(ids, await this.scenarios.byIds(ids))),
      task: new DataLoader(async (ids) => pick(ids, await this.tasks.byIds(ids))),
      content: new DataLoader<string, AssignedContent>(async (ids) => {
        const contents = await this.assignments.contents(ids);
        return ids.map((id) => contents.get(id) ?? new NotFoundError('task', id));
      }),
      slotCounts: new DataLoader(async (ids) => {
        const counts = await this.tasks.slotCounts(ids);
        return ids.map((id) => counts.get(id) ?? { done: 0, total: 0 });
      }),
      judgmentsOfTask: new DataLoader(async (ids) => {
        const found = await this.judgments.ofTasks(ids);
        return ids.map((id) => found.filter((judgment) => judgment.taskId === id));
      }),
      remaining: new DataLoader(
        async (asked) => {
          const counts = new Map<string, Promise<number>>();
          return Promise.all(
            asked.map(({ personId, studyId }) => {
              const key = `${personId} ${studyId}`;
              const counted = counts.get(key) ?? this.assignments.countRemaining(personId, studyId);
              counts.set(key, counted);
              return counted;
            }),
          );
        },
        { cache: false },
      ),
      excludedPeople: new DataLoader<string, ReadonlySet<string>>(async (ids) => {
        const excluded = await this.statistics.excludedPeople(ids);
        return ids.map((id) => excluded.get(id) ?? new Set());
      }),
      studyPeople: new DataLoader(async (ids) => {
        const found = await this.statistics.people(ids);
        return ids.map((id) => found.filter((person) => person.studyId === id));
      }),
    };
  }
}

function pick<T extends { readonly id: string }>(
  ids: readonly string[],
  rows: readonly T[],
): (T | undefined)[] {
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.map((id) => byId.get(id));
}
