import { ScenarioService } from '@ethogram/corpus';
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
    private readonly instruments: InstrumentService,
    private readonly permission: StudyPermission,
  ) {}

  /** @throws DomainError BAD_INPUT, NOT_FOUND or NOT_PERMITTED_BY_SOURCE */
  async find(input: NewStudy): Promise<StudyContent> {
    const content = input.kind === 'SURVEY' ? await this.batteries(input) : await this.situations(input);
    const refusal = await this.permission.refusal(content);
    if (refusal) throw new DomainError('NOT_PERMITTED_BY_SOURCE', refusal);
    if (content.tasks.length === 0)
      throw new BadInputError('There is nothing to label: make scenarios of the source first.');
    return content;
  }

  private async batteries({ instrumentId, batterySize = 10, seed = 0 }: NewStudy): Promise<StudyContent> {
    if (!instrumentId) throw new BadInputError('A survey study needs an instrument.');
    const items = await this.instruments.items(instrumentId);
    return { tasks: planBatteries(items, batterySize, seed), sourceIds: [] };
  }

  private async situations({
    sourceId,
    scenarioIds,
    scenarioLimit,
    seed = 0,
  }: NewStudy): Promise<StudyContent> {
    const chosen = scenarioIds ? await this.named(scenarioIds) : await this.ofSource(sourceId);
    const sourceIds = [...new Set(chosen.map((scenario) => scenario.sourceId))].sort();
    const ids = chosen.map((scenario) => scenario.id);
    return { tasks: planScenarioTasks(ids, seed, scenarioLimit), sourceIds };
  }

  private async named(ids: readonly string[]): Promise<{ id: string; sourceId: string }[]> {
    const found = await this.scenarios.byIds([...new Set(ids)]);
    const usable = new Set(found.filter((scenario) => !scenario.withdrawnAt).map((scenario) => scenario.id));
    const missing = ids.find((id) => !usable.has(id));
    if (missing) throw new NotFoundError('scenario', missing);
    return found;
  }

  /** A text that gives the verdict away would not be judged but copied, so it is only used when asked for by name. */
  private async ofSource(sourceId: string | null | undefined): Promise<{ id: string; sourceId: string }[]> {
    if (!sourceId) throw new BadInputError('A moral-judgment study needs a source or scenarios.');
    const found = await this.scenarios.ofSource(sourceId);
    return found.filter((scenario) => !scenario.revealsVerdict);
  }
}
