import {
  type ControlKind,
  Clock,
  isValueKey,
  REPORT_PARTS,
  type ReportControl,
  type ReportedRun,
  type ReportPart,
  type SuiteComparison,
} from '@ethogram/core';
import { type TrainingSet, TrainingSetService } from '@ethogram/datasets';
import { ReleaseService } from '@ethogram/datasets';
import { AdapterService, FineTuneService } from '@ethogram/models';
import { Injectable } from '@nestjs/common';
import { BenchmarkService } from '../benchmark/benchmark.service.js';
import { RunComparer } from '../comparison/run-comparer.js';
import type { Run } from '../run/run.entity.js';
import { RunFailedError } from '../run/run.errors.js';
import { RunService } from '../run/run.service.js';
import { composeReport } from './compose-report.js';
import { toControl, missingControl } from './compose-controls.js';
import { MethodFactsService } from './method-facts.js';
import type { ReportContent, RunRole } from './report-content.js';
import { toReportParts } from './report-parts.js';
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
    private readonly comparer: RunComparer,
    private readonly fineTunes: FineTuneService,
    private readonly adapters: AdapterService,
    private readonly trainingSets: TrainingSetService,
    private readonly releases: ReleaseService,
    private readonly benchmarks: BenchmarkService,
    private readonly facts: MethodFactsService,
    private readonly clock: Clock,
  ) {}

  async assemble(report: Report): Promise<ReportContent> {
    const links = await this.partsOf(report.id);
    const fineTune = await this.fineTunes.get(report.fineTuneRunId);
    const trainingSet = await this.trainingSets.get(fineTune.trainingSetId);
    const [adapter] = await this.adapters.byFineTuneRuns([fineTune.id]);
    const release = report.releaseId ? await this.releases.get(report.releaseId) : null;
    if (!adapter || trainingSet.contentHash === null)
      throw new RunFailedError('The adapter or the training set of the fine-tune run is not complete.');
    const target = targetOf(trainingSet);
    const options = { seed: report.seed, target: target?.value ?? null };
    const found = new Map<ReportPart, SuiteComparison>();
    for (const { link, run } of links.filter((part) => part.link.role === 'tuned')) {
      const base = baseOf(links, run);
      found.set(REPORT_PARTS[link.suite], await this.comparer.compare(base, run, options));
    }
    const controls = await this.controlsOf(report, links, options);
    const reasons = report.reasons;
    return composeReport(
      {
        name: report.name,
        demonstration: report.demonstration,
        target,
        baseModel: fineTune.baseModel,
        adapter: { name: adapter.name, sha256: adapter.sha256 },
        trainingSet: {
          id: trainingSet.id,
          contentHash: trainingSet.contentHash,
          rows: trainingSet.rowCount,
        },
        release: release && { id: release.id, contentHash: release.contentHash },
        judged: report.judged,
        seed: report.seed,
        labelMethod: [...new Set(links.map(({ run }) => run.method))].join(', '),
        parts: toReportParts(found),
        reasons: Object.fromEntries(
          Object.values(REPORT_PARTS).map((part) => [part, reasons[part] ?? null]),
        ) as ReportContent['reasons'],
        controls,
        benchmarks: await this.benchmarks.reported(fineTune.baseModel, adapter.name),
        runs: links.map(describe),
        createdAt: this.clock.now().toISOString(),
      },
      await this.facts.of(fineTune, trainingSet, release, links[0]?.run ?? null),
    );
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

  private async controlsOf(
    report: Report,
    links: readonly Part[],
    options: Parameters<RunComparer['compare']>[2],
  ): Promise<ReportControl[]> {
    const made: ReportControl[] = [];
    for (const { link, run } of links) {
      if (!isControl(link.role)) continue;
      const comparison = await this.comparer.compare(baseOf(links, run), run, options);
      const fineTuneRunId = run.adapterId ? (await this.adapters.get(run.adapterId)).fineTuneRunId : null;
      made.push(toControl(link.role, run, fineTuneRunId, comparison, options.target));
    }
    return [...made, ...report.missingControls.map(missingControl)];
  }
}

/** Null for a model that was trained on people's judgments: no value was moved. */
function targetOf({ target, delta }: TrainingSet): ReportContent['target'] {
  return isValueKey(target) && delta !== null ? { value: target, delta } : null;
}

function baseOf(links: readonly Part[], { suite }: Run): Run {
  const part = links.find(({ link }) => link.suite === suite && link.role === 'base');
  if (!part) throw new RunFailedError(`The report has no base run of the ${suite} suite.`);
  return part.run;
}

function isControl(role: RunRole): role is ControlKind {
  return role !== 'base' && role !== 'tuned';
}

function describe({ link, run }: Part): ReportedRun {
  const { id, suite, model, method, labelStyle, manifestHash, finishedAt } = run;
  if (!method || !manifestHash || !finishedAt) throw new Error(`The run ${id} succeeded without a manifest.`);
  const { role, reused } = link;
  return {
    ...{ id, suite, role, model, reused, labelStyle, manifestHash },
    labelMethod: method,
    finishedAt: finishedAt.toISOString(),
  };
}
