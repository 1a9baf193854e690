import { type AnswerSelection, CountedAnswers, type Study } from '@ethogram/annotation';
import type { FormDefinition } from '@ethogram/core';
import {
  type ScenarioFacts,
  scenarioLinks,
  ScenarioService,
  type ScenarioText,
  type Source,
  SourceService,
} from '@ethogram/corpus';
import { PlatformConfig } from '@ethogram/platform';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { FORM_AGGREGATION } from './form-content.js';
import { damagedPassages, formRow, type LookedAt } from './form-row.js';
import { FormSettlements } from './form-settlements.js';
import { filterOf, permissionsOf, reasonToLeaveOut } from './moral-material.js';
import { Pseudonyms } from './pseudonym.js';
import type { Candidate } from './release-candidate.js';
import type { DraftRow } from './release-content.js';
import { type LeftOut, nothingLeftOut } from './release-manifest.js';
import type { ReleaseMaterial } from './release-material.js';
import type { CreateReleaseRequest } from './release-request.js';
import { scenarioRows } from './scenario-rows.js';

const FACTS_A_READ = 10_000;

interface ScenarioReading {
  readonly definition: FormDefinition;
  readonly studies: readonly Study[];
  readonly request: CreateReleaseRequest;
  readonly selection: AnswerSelection;
}

interface RowReading extends ScenarioReading {
  readonly sources: ReadonlyMap<string, Source>;
  readonly leftOut: LeftOut;
}

type About = Pick<LookedAt, 'settled'> & { judgments: LookedAt['judgments'][number][] };

/** Scenarios people looked at, as far as their sources allow; words are read only as rows are consumed. */
@Injectable()
export class FormScenarioReader {
  constructor(
    private readonly counted: CountedAnswers,
    private readonly settlements: FormSettlements,
    private readonly scenarios: ScenarioService,
    private readonly sources: SourceService,
    private readonly config: PlatformConfig,
  ) {}

  async read(manager: EntityManager, reading: ScenarioReading): Promise<ReleaseMaterial> {
    const { studies, request, selection } = reading;
    const counts = await this.counts(manager, selection);
    const names = new Map(studies.map(({ id, name }) => [id, name]));
    const leftOut = nothingLeftOut();
    const sources = new Map<string, Source>();
    const filter = filterOf(request);
    const kept: { facts: ScenarioFacts; source: Source }[] = [];
    const ids = [...counts.keys()].sort();
    for (let start = 0; start < ids.length; start += FACTS_A_READ) {
      const facts = await this.scenarios.facts(ids.slice(start, start + FACTS_A_READ), manager);
      for (const source of await this.sources.byIds([...new Set(facts.map(({ sourceId }) => sourceId))]))
        sources.set(source.id, source);
      for (const one of facts) {
        const source = sources.get(one.sourceId);
        const judgments = counts.get(one.id)?.judgments ?? 0;
        const reason = reasonToLeaveOut(one, source, judgments, { request, filter });
        if (reason) leftOut[reason] += 1;
        else if (source) kept.push({ facts: one, source });
      }
    }
    return {
      candidates: kept.map(({ facts, source }) => {
        const { judgments = 0, studyId = '' } = counts.get(facts.id) ?? {};
        return candidateOf(facts, source, judgments, names.get(studyId) ?? '');
      }),
      leftOut,
      permissions: permissionsOf(kept.map(({ source }) => source)),
      instrument: null,
      aggregation: FORM_AGGREGATION,
      rows: (candidates) => this.rows(manager, candidates, { ...reading, sources, leftOut }),
    };
  }

  private async counts(
    manager: EntityManager,
    selection: AnswerSelection,
  ): Promise<Map<string, { judgments: number; readonly studyId: string }>> {
    const counts = new Map<string, { judgments: number; readonly studyId: string }>();
    for await (const batch of this.counted.answers(manager, selection))
      for (const { scenarioId, studyId, answer } of batch) {
        if (scenarioId === null || answer.kind !== 'form') continue;
        const known = counts.get(scenarioId);
        if (known) known.judgments += 1;
        else counts.set(scenarioId, { judgments: 1, studyId });
      }
    return counts;
  }

  private rows(
    manager: EntityManager,
    candidates: readonly Candidate[],
    reading: RowReading,
  ): AsyncGenerator<DraftRow> {
    const pseudonyms = new Pseudonyms(this.config.secret);
    return scenarioRows(manager, candidates, {
      scenarios: this.scenarios,
      about: (ids) => this.looked(manager, reading.selection, ids, pseudonyms),
      row: (text, about: About) => rowOf(text, about, reading),
    });
  }

  private async looked(
    manager: EntityManager,
    selection: AnswerSelection,
    scenarioIds: readonly string[],
    pseudonyms: Pseudonyms,
  ): Promise<Map<string, About>> {
    const answers = await this.counted.ofScenarios(manager, selection, scenarioIds);
    const settled = await this.settlements.ofTasks(manager, [
      ...new Set(answers.map(({ taskId }) => taskId)),
    ]);
    const looked = new Map<string, About>();
    for (const { scenarioId, taskId, personId, answer } of answers) {
      if (scenarioId === null || answer.kind !== 'form') continue;
      const before = looked.get(scenarioId);
      const judgments = before?.judgments ?? [];
      judgments.push({ annotator: pseudonyms.of(personId), answer });
      looked.set(scenarioId, { judgments, settled: before?.settled ?? settled.get(taskId) ?? null });
    }
    return looked;
  }
}

function rowOf(text: ScenarioText, about: About, { definition, sources, leftOut }: RowReading): DraftRow {
  for (const { answer } of about.judgments)
    leftOut.damagedSpans += damagedPassages(answer, definition, text.text);
  const { id, textHash, title, synthetic } = text;
  return formRow(
    {
      key: `scenario:${textHash}`,
      scenarioId: id,
      itemId: null,
      scenario: { textHash, title, text: text.text, synthetic },
      item: null,
      text: text.text,
      mayPublishText: sources.get(text.sourceId)?.mayPublishText ?? false,
      ...about,
    },
    definition,
  );
}

function candidateOf(facts: ScenarioFacts, source: Source, judgmentCount: number, study: string): Candidate {
  return {
    key: `scenario:${facts.textHash}`,
    scenarioId: facts.id,
    itemId: null,
    links: scenarioLinks(facts),
    groupName: null,
    strata: { verdict: '', value: '', study, source: source.name },
    postedAt: facts.postedAt?.getTime() ?? null,
    judgmentCount,
  };
}
