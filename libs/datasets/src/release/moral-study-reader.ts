import type { Study } from '@ethogram/annotation';
import { type Scenario, ScenarioService, type Source, SourceService } from '@ethogram/corpus';
import { PlatformConfig } from '@ethogram/platform';
import { Injectable } from '@nestjs/common';
import { JudgedTaskReader, type SettledTask } from './judged-task-reader.js';
import { type JudgedScenario, moralRow, type SettledAnswer, soundSpans } from './moral-row.js';
import { pseudonymOf } from './pseudonym.js';
import type { LeftOut, ReleasePermissions } from './release-manifest.js';
import type { StudySnapshot } from './study-snapshot.js';

const SCENARIOS_PER_READ = 1_000;
type Judgments = JudgedScenario['judgments'][number][];

interface JudgedText {
  readonly judgments: Judgments;
  readonly settled: SettledAnswer | null;
}

/** The judged scenarios of a study, as far as their sources allow. */
@Injectable()
export class MoralStudyReader {
  constructor(
    private readonly judged: JudgedTaskReader,
    private readonly scenarios: ScenarioService,
    private readonly sources: SourceService,
    private readonly config: PlatformConfig,
  ) {}

  async read(study: Study, minimumJudgments: number): Promise<StudySnapshot> {
    const judged = await this.judgmentsByScenario(study.id);
    const leftOut: LeftOut = { belowMinimum: 0, notPermitted: 0, withdrawn: 0, damagedSpans: 0 };
    const scenarios = await this.scenariosOf([...judged.keys()]);
    const sources = new Map(
      (await this.sources.byIds(scenarios.map((scenario) => scenario.sourceId))).map((source) => [
        source.id,
        source,
      ]),
    );
    const kept = scenarios.filter((scenario) => {
      const reason = reasonToLeaveOut(
        scenario,
        sources.get(scenario.sourceId),
        judged.get(scenario.id)?.judgments.length ?? 0,
        minimumJudgments,
      );
      if (reason) leftOut[reason] += 1;
      return reason === null;
    });
    const groups = await this.scenarios.groupsOf(kept.map((scenario) => scenario.id));
    for (const { id, text } of kept)
      for (const { answer } of judged.get(id)?.judgments ?? [])
        leftOut.damagedSpans += (answer.spans?.length ?? 0) - soundSpans(answer, text).length;
    const drafts = kept.map((scenario) =>
      moralRow({
        ...scenario,
        upstreamGroup: groups.get(scenario.id) ?? scenario.id,
        mayPublishText: sources.get(scenario.sourceId)?.mayPublishText ?? false,
        judgments: judged.get(scenario.id)?.judgments ?? [],
        settled: judged.get(scenario.id)?.settled ?? null,
      }),
    );
    return { drafts, leftOut, permissions: permissionsOf(kept, sources), instrument: null };
  }

  private async judgmentsByScenario(studyId: string): Promise<Map<string, JudgedText>> {
    const byScenario = new Map<string, JudgedText>();
    for await (const { judgment, task, settled } of this.judged.read(studyId)) {
      if (task.scenarioId === null || judgment.answer.kind !== 'moral_judgment') continue;
      const entry = {
        annotator: pseudonymOf(judgment.personId, this.config.secret),
        answer: judgment.answer,
      };
      const known = byScenario.get(task.scenarioId);
      if (known) known.judgments.push(entry);
      else byScenario.set(task.scenarioId, { judgments: [entry], settled: settledAnswer(settled) });
    }
    return byScenario;
  }

  private async scenariosOf(ids: readonly string[]): Promise<Scenario[]> {
    const found: Scenario[] = [];
    for (let start = 0; start < ids.length; start += SCENARIOS_PER_READ) {
      found.push(...(await this.scenarios.byIds(ids.slice(start, start + SCENARIOS_PER_READ))));
    }
    return found;
  }
}

function settledAnswer(settled: SettledTask['settled']): SettledAnswer | null {
  if (settled?.answer.kind !== 'moral_judgment') return null;
  const { answer, reason, revision } = settled;
  return { answer, reason, revision };
}

function reasonToLeaveOut(
  scenario: Scenario,
  source: Source | undefined,
  judgments: number,
  minimum: number,
): Exclude<keyof LeftOut, 'damagedSpans'> | null {
  if (scenario.withdrawnAt) return 'withdrawn';
  if (!source?.mayAnnotate) return 'notPermitted';
  return judgments < minimum ? 'belowMinimum' : null;
}

function permissionsOf(
  scenarios: readonly Scenario[],
  sources: ReadonlyMap<string, Source>,
): ReleasePermissions {
  const used = [...new Set(scenarios.map((scenario) => scenario.sourceId))].flatMap(
    (id) => sources.get(id) ?? [],
  );
  return {
    mayPublishIds: used.every((source) => source.mayPublishIds),
    mayPublishText: used.every((source) => source.mayPublishText),
    mayTrain: used.every((source) => source.mayTrain),
    rowsWithoutText: scenarios.filter((scenario) => !sources.get(scenario.sourceId)?.mayPublishText).length,
  };
}
