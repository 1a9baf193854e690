import {
  Adjudication,
  AdjudicationService,
  type AnswerSelection,
  CountedAnswers,
  GoldService,
  type Study,
} from '@ethogram/annotation';
import type { Verdict } from '@ethogram/core';
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
import { METHOD_WORDS, REST_WORDS, type VerdictMethod } from './aggregate-verdicts.js';
import { type JudgedScenario, moralRow, soundSpans } from './moral-row.js';
import { Pseudonyms } from './pseudonym.js';
import type { Candidate } from './release-candidate.js';
import type { DraftRow } from './release-content.js';
import { type LeftOut, nothingLeftOut, type ReleasePermissions } from './release-manifest.js';
import type { ReleaseMaterial } from './release-material.js';
import { type CreateReleaseRequest, timeOf } from './release-request.js';
import { scenarioRows } from './scenario-rows.js';
import { VerdictTally } from './verdict-tally.js';

const FACTS_A_READ = 10_000;

/** The judged scenarios of studies, as far as their sources allow; words are read only as rows are consumed. */
@Injectable()
export class MoralMaterialReader {
  constructor(
    private readonly counted: CountedAnswers,
    private readonly adjudications: AdjudicationService,
    private readonly golds: GoldService,
    private readonly scenarios: ScenarioService,
    private readonly sources: SourceService,
    private readonly config: PlatformConfig,
  ) {}

  /** @param manager of a REPEATABLE READ transaction that lasts until the rows are read */
  async read(
    manager: EntityManager,
    studies: readonly Study[],
    request: CreateReleaseRequest,
    selection: AnswerSelection,
    method: VerdictMethod,
  ): Promise<ReleaseMaterial> {
    const tally = new VerdictTally(method);
    for await (const batch of this.counted.verdicts(manager, selection)) tally.add(batch);
    const names = new Map(studies.map(({ id, name }) => [id, name]));
    const leftOut = nothingLeftOut();
    const kept: { facts: ScenarioFacts; source: Source }[] = [];
    const sources = new Map<string, Source>();
    const filter = filterOf(request);
    for await (const facts of this.facts(manager, tally.scenarioIds())) {
      await this.addSources(sources, facts);
      for (const one of facts) {
        const source = sources.get(one.sourceId);
        const reason = reasonToLeaveOut(one, source, tally.count(one.id), { request, filter });
        if (reason) leftOut[reason] += 1;
        else if (source) kept.push({ facts: one, source });
      }
    }
    const inOrder = kept
      .map(({ facts }) => facts)
      .sort((left, right) => (left.textHash < right.textHash ? -1 : 1));
    const gold = method === 'gold-weighted' ? await this.knownVerdicts(manager, studies) : new Map();
    const posteriors = tally.posteriors(
      inOrder.map(({ id }) => id),
      gold,
    );
    return {
      candidates: kept.map(({ facts, source }) => candidateOf(facts, source, tally, names)),
      leftOut,
      permissions: permissionsOf(kept.map(({ source }) => source)),
      instrument: null,
      aggregation: `verdict by ${METHOD_WORDS[method]}; ${REST_WORDS}`,
      rows: (candidates) =>
        this.rows(manager, candidates, { selection, method, posteriors, sources, leftOut }),
    };
  }

  /** The verdicts of gold that allows for one only, by scenario. */
  private async knownVerdicts(
    manager: EntityManager,
    studies: readonly Study[],
  ): Promise<Map<string, Verdict>> {
    const known = new Map<string, Verdict>();
    for (const { id } of studies)
      for (const [scenarioId, { kind, ...expected }] of await this.golds.expectedOfScenarios(manager, id))
        if (kind === 'moral_judgment' && 'verdict' in expected && expected.verdict?.length === 1)
          known.set(scenarioId, expected.verdict[0] as Verdict);
    return known;
  }

  private async *facts(manager: EntityManager, ids: readonly string[]): AsyncGenerator<ScenarioFacts[]> {
    for (let start = 0; start < ids.length; start += FACTS_A_READ)
      yield this.scenarios.facts(ids.slice(start, start + FACTS_A_READ), manager);
  }

  private async addSources(known: Map<string, Source>, facts: readonly ScenarioFacts[]): Promise<void> {
    const unknown = [...new Set(facts.map(({ sourceId }) => sourceId))].filter((id) => !known.has(id));
    for (const source of await this.sources.byIds(unknown)) known.set(source.id, source);
  }

  private rows(
    manager: EntityManager,
    candidates: readonly Candidate[],
    reading: RowReading,
  ): AsyncGenerator<DraftRow> {
    const pseudonyms = new Pseudonyms(this.config.secret);
    return scenarioRows(manager, candidates, {
      scenarios: this.scenarios,
      about: (ids) => this.judgments(manager, reading.selection, ids, pseudonyms),
      row: (text, about: Judged) => this.row(text, about, reading),
    });
  }

  private row(text: ScenarioText, about: Judged, reading: RowReading): DraftRow {
    const { method, posteriors, sources, leftOut } = reading;
    const mayPublishText = sources.get(text.sourceId)?.mayPublishText ?? false;
    for (const { answer } of about.judgments)
      leftOut.damagedSpans += (answer.spans?.length ?? 0) - soundSpans(answer, text.text).length;
    return moralRow({ ...text, mayPublishText, ...about }, method, posteriors?.get(text.id));
  }

  private async judgments(
    manager: EntityManager,
    selection: AnswerSelection,
    scenarioIds: readonly string[],
    pseudonyms: Pseudonyms,
  ): Promise<Map<string, Judged>> {
    const answers = await this.counted.ofScenarios(manager, selection, scenarioIds);
    const settled = await this.settled(manager, [...new Set(answers.map(({ taskId }) => taskId))]);
    const byScenario = new Map<string, Judged>();
    for (const { scenarioId, taskId, personId, answer } of answers) {
      if (scenarioId === null || answer.kind !== 'moral_judgment') continue;
      const known = byScenario.get(scenarioId) ?? { judgments: [], settled: null };
      known.judgments.push({ annotator: pseudonyms.of(personId), answer });
      known.settled ??= settledAnswer(settled.get(taskId));
      byScenario.set(scenarioId, known);
    }
    return byScenario;
  }

  private async settled(
    manager: EntityManager,
    taskIds: readonly string[],
  ): Promise<Map<string, Adjudication>> {
    const found = await this.adjudications.ofTasks(taskIds, manager);
    return new Map(found.filter(({ current }) => current).map((settled) => [settled.taskId, settled]));
  }
}

interface Judged {
  readonly judgments: JudgedScenario['judgments'][number][];
  settled: NonNullable<JudgedScenario['settled']> | null;
}

interface RowReading {
  readonly selection: AnswerSelection;
  readonly method: VerdictMethod;
  readonly posteriors: ReadonlyMap<string, ArrayLike<number>> | null;
  readonly sources: ReadonlyMap<string, Source>;
  readonly leftOut: LeftOut;
}

function settledAnswer(settled: Adjudication | undefined): Judged['settled'] {
  if (settled?.answer.kind !== 'moral_judgment') return null;
  const { answer, reason, revision } = settled;
  return { answer, reason, revision };
}

function candidateOf(
  facts: ScenarioFacts,
  source: Source,
  tally: VerdictTally,
  studyNames: ReadonlyMap<string, string>,
): Candidate {
  return {
    key: `scenario:${facts.textHash}`,
    scenarioId: facts.id,
    itemId: null,
    links: scenarioLinks(facts),
    groupName: null,
    strata: {
      verdict: tally.majority(facts.id) ?? 'undecided',
      value: tally.mainValue(facts.id) ?? 'none',
      study: studyNames.get(tally.studyOf(facts.id)) ?? '',
      source: source.name,
    },
    postedAt: facts.postedAt?.getTime() ?? null,
    judgmentCount: tally.count(facts.id),
  };
}

export type RowFilter = (facts: ScenarioFacts) => boolean;

export function filterOf({ filters, withoutScenarioIds }: CreateReleaseRequest): RowFilter {
  const from = timeOf(filters?.postedFrom, 'postedFrom');
  const to = timeOf(filters?.postedTo, 'postedTo');
  const without = new Set(withoutScenarioIds ?? []);
  const languages = filters?.languages ? new Set(filters.languages) : null;
  return ({ id, postedAt, language }) =>
    !without.has(id) &&
    (!from || (postedAt !== null && postedAt >= from)) &&
    (!to || (postedAt !== null && postedAt < to)) &&
    (!languages || (language !== null && languages.has(language)));
}

export function reasonToLeaveOut(
  facts: ScenarioFacts,
  source: Source | undefined,
  judgments: number,
  { request, filter }: { request: CreateReleaseRequest; filter: RowFilter },
): 'withdrawn' | 'notPermitted' | 'filtered' | 'belowMinimum' | null {
  if (facts.withdrawn) return 'withdrawn';
  if (!source?.mayAnnotate) return 'notPermitted';
  if (!filter(facts)) return 'filtered';
  return judgments < request.minimumJudgments ? 'belowMinimum' : null;
}

/** @param sources of every row, one each */
export function permissionsOf(sources: readonly Source[]): ReleasePermissions {
  const used = [...new Set(sources)];
  return {
    mayPublishIds: used.every((source) => source.mayPublishIds),
    mayPublishText: used.every((source) => source.mayPublishText),
    mayTrain: used.every((source) => source.mayTrain),
    rowsWithoutText: sources.filter((source) => !source.mayPublishText).length,
  };
}
