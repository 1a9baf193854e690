import { ScenarioService, SelectionService, type UsableScenario } from '@ethogram/corpus';
import { BadInputError, DomainError, NotFoundError } from '@ethogram/platform';
import { InstrumentService } from '@ethogram/surveys';
import { Injectable } from '@nestjs/common';
import type { NewStudy } from './study.service.js';
import { type PlannedTask, planBatteries, planScenarioTasks } from './study-plan.js';
import { StudyPermission } from './study-permission.js';

export interface StudyContent {
  readonly tasks: PlannedTask[];
  readonly sourceIds: string[];
}

/** Finds what a new study asks of, and that it may. */
@Injectable()
export class StudyContentFinder {
  constructor(
    private readonly scenarios: ScenarioService,
    private readonly selections: SelectionService,
    private readonly instruments: InstrumentService,
    private readonly permission: StudyPermission,
  ) {}

  /** @throws DomainError BAD_INPUT, NOT_FOUND, NOT_PERMITTED_BY_SOURCE or NOT_PERMITTED_BY_LICENCE */
  async find(input: NewStudy): Promise<StudyContent> {
    if (input.instrumentId && input.kind !== 'MORAL_JUDGMENT')
      await this.instruments.requirePermission(input.instrumentId, 'administer');
    const content = await this.chosen(input);
    const refusal = await this.permission.refusal(content);
    if (refusal) throw new DomainError('NOT_PERMITTED_BY_SOURCE', refusal);
    if (content.tasks.length === 0)
      throw new BadInputError('There is nothing to label: make scenarios of the source first.');
    return content;
  }

  private async chosen(input: NewStudy): Promise<StudyContent> {
    if (input.kind === 'SURVEY') return this.batteries(input);
    if (input.kind === 'FORM' && input.instrumentId) return this.items(input);
    return this.situations(input);
  }

  /** Each item of the instrument is a task of its own. */
  private async items(input: NewStudy): Promise<StudyContent> {
    if (input.sourceId || input.scenarioIds || input.selectionId)
      throw new BadInputError(
        'A study is about the items of an instrument or about scenarios, not about both.',
      );
    return this.batteries({ ...input, batterySize: 1 });
  }

  private async batteries({ instrumentId, batterySize = 10, seed = 0 }: NewStudy): Promise<StudyContent> {
    if (!instrumentId) throw new BadInputError('A survey study needs an instrument.');
    const items = await this.instruments.items(instrumentId);
    return { tasks: planBatteries(items, batterySize, seed), sourceIds: [] };
  }

  private async situations(input: NewStudy): Promise<StudyContent> {
    const chosen = await this.usable(input);
    const sourceIds = [...new Set(chosen.map((scenario) => scenario.sourceId))].sort();
    const ids = chosen.map((scenario) => scenario.id);
    return { tasks: planScenarioTasks(ids, input.seed ?? 0, input.scenarioLimit), sourceIds };
  }

  /** Only what was reviewed where it needed to be, and what its routing lets these people see. */
  private async usable(input: NewStudy): Promise<UsableScenario[]> {
    const { sourceId, scenarioIds, selectionId, includeOptIn = false } = input;
    if (scenarioIds) return this.named(scenarioIds, includeOptIn);
    if (selectionId) return this.selected(selectionId, includeOptIn);
    if (!sourceId) throw new BadInputError('A study of this kind needs a source, a selection or scenarios.');
    return this.scenarios.usable({ sourceId }, { includeOptIn });
  }

  /** Who names scenarios wants each of them. */
  private async named(ids: readonly string[], includeOptIn: boolean): Promise<UsableScenario[]> {
    const usable = await this.scenarios.usable({ ids }, { includeOptIn });
    const found = new Set(usable.map(({ id }) => id));
    const missing = ids.find((id) => !found.has(id));
    if (missing === undefined) return usable;
    const [known] = await this.scenarios.byIds([missing]);
    if (!known || known.withdrawnAt) throw new NotFoundError('scenario', missing);
    throw new BadInputError(
      `The scenario ${missing} may not be studied: it waits for review or was rejected, or its routing keeps it from these people.`,
    );
  }

  private async selected(selectionId: string, includeOptIn: boolean): Promise<UsableScenario[]> {
    await this.selections.get(selectionId);
    const usable = await this.scenarios.usable({ selectionId }, { includeOptIn });
    if (usable.length === 0)
      throw new BadInputError(
        'No scenario of the selection can be studied any more: they were withdrawn, or are only for people who asked for them.',
      );
    return usable;
  }
}
