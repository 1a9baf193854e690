import { type AnswerSelection, CountedAnswers, TaskService } from '@ethogram/annotation';
import type { FormDefinition } from '@ethogram/core';
import { PlatformConfig } from '@ethogram/platform';
import { InstrumentService } from '@ethogram/surveys';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { FORM_AGGREGATION } from './form-content.js';
import { damagedPassages, formRow, type LookedAt } from './form-row.js';
import { FormSettlements } from './form-settlements.js';
import { Pseudonyms } from './pseudonym.js';
import { nothingLeftOut } from './release-manifest.js';
import { materialOf, type ReleaseMaterial } from './release-material.js';
import type { CreateReleaseRequest } from './release-request.js';
import { familyLink } from './survey-material.js';

interface ItemReading {
  readonly definition: FormDefinition;
  readonly instrumentId: string;
  readonly request: CreateReleaseRequest;
  readonly selection: AnswerSelection;
}

type About = Pick<LookedAt, 'settled'> & { judgments: LookedAt['judgments'][number][] };

/** Statements people looked at: few enough to be held. */
@Injectable()
export class FormItemReader {
  constructor(
    private readonly counted: CountedAnswers,
    private readonly settlements: FormSettlements,
    private readonly tasks: TaskService,
    private readonly instruments: InstrumentService,
    private readonly config: PlatformConfig,
  ) {}

  async read(manager: EntityManager, reading: ItemReading): Promise<ReleaseMaterial> {
    const { definition, instrumentId, request, selection } = reading;
    const instrument = await this.instruments.get(instrumentId);
    const { key, version, licence, mayPublishText, mayTrain } = instrument;
    const looked = await this.byItem(manager, selection);
    const items = await this.instruments.items(instrumentId);
    const kept = items.filter(
      ({ id }) => (looked.get(id)?.judgments.length ?? 0) >= request.minimumJudgments,
    );
    const leftOut = { ...nothingLeftOut(), belowMinimum: looked.size - kept.length };
    const families = new Map<object, { family: string; value: string; judgments: number }>();
    const drafts = kept.map((item) => {
      const about = looked.get(item.id) as About;
      const { id, text, value, family, keyed } = item;
      for (const { answer } of about.judgments)
        leftOut.damagedSpans += damagedPassages(answer, definition, text);
      const draft = formRow(
        {
          key: `item:${key}@${version}/${item.key}`,
          scenarioId: null,
          itemId: id,
          scenario: null,
          item: { key: item.key, text, value, family, keyed },
          text,
          mayPublishText,
          ...about,
        },
        definition,
      );
      families.set(draft, { family, value, judgments: about.judgments.length });
      return draft;
    });
    const candidateOf: Parameters<typeof materialOf>[1] = (draft) => {
      const { family = '', value = '', judgments = 0 } = families.get(draft) ?? {};
      return {
        key: draft.key,
        scenarioId: null,
        itemId: draft.itemId,
        links: [familyLink(key, family)],
        groupName: family,
        strata: { value, verdict: '', study: '', source: '' },
        postedAt: null,
        judgmentCount: judgments,
      };
    };
    const rowsWithoutText = mayPublishText ? 0 : kept.length;
    return materialOf(drafts, candidateOf, {
      leftOut,
      permissions: { mayPublishIds: true, mayPublishText, mayTrain, rowsWithoutText },
      instrument: { key, version, licence },
      aggregation: FORM_AGGREGATION,
    });
  }

  private async byItem(manager: EntityManager, selection: AnswerSelection): Promise<Map<string, About>> {
    const pseudonyms = new Pseudonyms(this.config.secret);
    const byTask = new Map<string, About['judgments']>();
    for await (const batch of this.counted.answers(manager, selection))
      for (const { taskId, personId, answer } of batch) {
        if (answer.kind !== 'form') continue;
        const known = byTask.get(taskId) ?? [];
        known.push({ annotator: pseudonyms.of(personId), answer });
        byTask.set(taskId, known);
      }
    const settled = await this.settlements.ofTasks(manager, [...byTask.keys()]);
    const looked = new Map<string, About>();
    for (const { id, itemIds } of await this.tasks.byIds([...byTask.keys()])) {
      const itemId = itemIds[0] ?? '';
      const before = looked.get(itemId);
      const judgments = [...(before?.judgments ?? []), ...(byTask.get(id) ?? [])];
      looked.set(itemId, { judgments, settled: before?.settled ?? settled.get(id) ?? null });
    }
    return looked;
  }
}
