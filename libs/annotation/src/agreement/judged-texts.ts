import { codePointLength } from '@ethogram/core';
import { ScenarioService } from '@ethogram/corpus';
import { InstrumentService } from '@ethogram/surveys';
import { Injectable } from '@nestjs/common';
import type { SampledTask } from './sampled-tasks.js';

/** How long the texts are that passages of tasks are marked in. */
@Injectable()
export class JudgedTexts {
  constructor(
    private readonly scenarios: ScenarioService,
    private readonly instruments: InstrumentService,
  ) {}

  /** Code points for each task, in order; null where there is no text, as in a battery of items. */
  async lengths(tasks: readonly SampledTask[]): Promise<(number | null)[]> {
    const scenarioIds = tasks.flatMap(({ scenarioId }) => scenarioId ?? []);
    const itemIds = tasks.flatMap((task) => askedItem(task) ?? []);
    const texts = [
      ...(scenarioIds.length > 0 ? await this.scenarios.texts(scenarioIds) : []),
      ...(itemIds.length > 0 ? await this.instruments.itemsByIds(itemIds) : []),
    ];
    const lengths = new Map(texts.map(({ id, text }) => [id, codePointLength(text)]));
    return tasks.map((task) => lengths.get(task.scenarioId ?? askedItem(task) ?? '') ?? null);
  }
}

/** The statement a form is about. */
function askedItem({ scenarioId, itemIds }: SampledTask): string | null {
  return scenarioId === null && itemIds.length === 1 ? (itemIds[0] ?? null) : null;
}
