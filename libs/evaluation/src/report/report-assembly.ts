import { Clock, isValueKey } from '@ethogram/core';
import { ReleaseService, TrainingSetService } from '@ethogram/datasets';
import { AdapterService, FineTuneService } from '@ethogram/models';
import { Injectable } from '@nestjs/common';
import type { Situation, SuiteKey } from '@ethogram/suites';
import type { Run } from '../run/run.entity.js';
import { RunFailedError } from '../run/run.errors.js';
import { RunService } from '../run/run.service.js';
import { composeReport, type MoralSamples, type ReportOrigin, type SuiteSamples } from './compose-report.js';
import type { ReportContent, ReportedRun } from './report-content.js';
import { ReportStore } from './report-store.js';
import type { Report } from './report.entity.js';
import type { ReportRun } from './report-run.entity.js';

interface Part {
  readonly link: ReportRun;
  readonly run: Run;
}

/** Gathers what a finished report is computed from, and where each thing came from. */
@Injectable()
export class ReportAssembly {
  constructor(
    private readonly reports: ReportStore,
    private readonly runs: RunService,
    private readonly fineTunes: FineTuneService,
    private readonly adapters: AdapterService,
    private readonly trainingSets: TrainingSetService,
    private readonly releases: ReleaseService,
    private readonly clock: Clock,
  ) {}

  async assemble(report: Report): Promise<ReportContent> {
    const parts = await this.partsOf(report.id);
    const origin = await this.originOf(report, parts);
    const [valueProfile, heldOutSurvey] = await Promise.all([
      this.samplesOf(parts, 'value-profile'),
      this.samplesOf(parts, 'held-out-survey'),
    ]);
    return composeReport(origin, {
      valueProfile,
      heldOutSurvey,
      moralJudgment: await this.moralSamples(report, parts),
    });
  }

  private async partsOf(reportId: string): Promise<Part[]> {
    const links = await this.reports.linksOf([reportId]);
    const runs = new Map(
      (await this.runs.byIds(links.map(({ runId }) => runId))).map((run) => [run.id, run]),
    );
    return links.map((link) => {
      const run = runs.get(link.runId);
      if (run?.state !== 'SUCCEEDED')
        throw new RunFailedError(`A run of the report has not succeeded: ${link.suite}, ${link.role}.`);
      return { link, run };
    });
  }

  private async originOf(report: Report, parts: readonly Part[]): Promise<ReportOrigin> {
    const fineTune = await this.fineTunes.get(report.fineTuneRunId);
    const trainingSet = await this.trainingSets.get(fineTune.trainingSetId);
    const [adapter] = await this.adapters.byFineTuneRuns([fineTune.id]);
    const release = report.releaseId ? await this.releases.get(report.releaseId) : null;
    const { id, contentHash, rowCount, target, delta } = trainingSet;
    if (!adapter || contentHash === null || !isValueKey(target)) {
      throw new RunFailedError('The adapter or the training set of the fine-tune run is not complete.');
    }
    return {
      demonstration: report.demonstration,
      target: { value: target, delta },
      baseModel: fineTune.baseModel,
      adapter: { name: adapter.name, sha256: adapter.sha256 },
      trainingSet: { id, contentHash, rows: rowCount },
      release: release && { id: release.id, contentHash: release.contentHash },
      seed: report.seed,
      labelMethod: [...new Set(parts.map(({ run }) => run.method))].join(', '),
      moralJudgmentReason: report.moralJudgmentReason,
      runDetails: parts.map(describe),
      createdAt: this.clock.now().toISOString(),
    };
  }

  private async samplesOf(parts: readonly Part[], suite: SuiteKey): Promise<SuiteSamples> {
    const runIdOf = (role: 'base' | 'tuned'): string => {
      const part = parts.find(({ link }) => link.suite === suite && link.role === role);
      if (!part) throw new RunFailedError(`The report has no ${role} run of the ${suite} suite.`);
      return part.run.id;
    };
    return { base: await this.runs.scores(runIdOf('base')), tuned: await this.runs.scores(runIdOf('tuned')) };
  }

  private async moralSamples(report: Report, parts: readonly Part[]): Promise<MoralSamples | null> {
    if (report.releaseId === null) return null;
    const stakes = await this.releases.scenarioStakes(report.releaseId);
    // Only ids and stakes matter here; the text may have been withdrawn since it was judged.
    const situations: Situation[] = stakes.map((scenario) => ({
      id: scenario.scenarioId,
      title: '',
      text: '',
      stakes: scenario.stakes,
    }));
    // A post deleted after both models answered: what was at stake in it is gone from the release, and so is the pair.
    const known = new Set(situations.map(({ id }) => id));
    const { base, tuned } = await this.samplesOf(parts, 'moral-judgment');
    const kept = (samples: typeof base): typeof base => samples.filter(({ cluster }) => known.has(cluster));
    return { base: kept(base), tuned: kept(tuned), situations };
  }
}

function describe({ link, run }: Part): ReportedRun {
  const { id, suite, model, method, labelStyle, manifestHash, finishedAt } = run;
  if (!method || !labelStyle || !manifestHash || !finishedAt)
    throw new Error(`The run ${id} succeeded without a manifest.`);
  const { role, reused } = link;
  return {
    id,
    suite,
    role,
    model,
    reused,
    labelMethod: method,
    labelStyle,
    manifestHash,
    finishedAt: finishedAt.toISOString(),
  };
}
