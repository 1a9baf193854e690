import { ReleaseService, TrainingSetService } from '@ethogram/datasets';
import { ReportService } from '@ethogram/evaluation';
import { FineTuneService, ModelService } from '@ethogram/models';
import { DomainError, HandlesJob, type JobContext } from '@ethogram/platform';
import { Injectable } from '@nestjs/common';
import { DemoCorpus } from './demo-corpus.js';
import { DemoLabelling } from './demo-labelling.js';
import { DEMO_STEPS, type DemoRun } from './demo-run.entity.js';
import { RUN_DEMO } from './demo-run.job.js';
import { DemoRunStore } from './demo-run-store.js';
import { waitUntil } from './wait-until.js';

const RATIOS = { train: 0.7, validation: 0.1, test: 0.2 };

interface Ended {
  readonly state: string;
  readonly error: string | null;
}

/** Goes through the demo step by step. Every step may be run again: it finds what it had made. */
@Injectable()
export class DemoHandler {
  constructor(
    private readonly store: DemoRunStore,
    private readonly corpus: DemoCorpus,
    private readonly labelling: DemoLabelling,
    private readonly releases: ReleaseService,
    private readonly trainingSets: TrainingSetService,
    private readonly fineTunes: FineTuneService,
    private readonly models: ModelService,
    private readonly reports: ReportService,
  ) {}

  @HandlesJob(RUN_DEMO)
  async run({ demoRunId }: { demoRunId: string }, context: JobContext): Promise<void> {
    const run = await this.store.get(demoRunId);
    if (run.state !== 'QUEUED' && run.state !== 'RUNNING') return;
    try {
      for (const step of DEMO_STEPS.keys()) {
        await this.store.enter(run.id, step);
        await this.take(step, run, context.signal);
      }
      await this.store.finish(run.id);
    } catch (error) {
      if (context.signal.aborted) throw error;
      // What a person must see to is said at once; anything else is tried again before it is given up.
      if (error instanceof DomainError || error instanceof DemoStepError || context.isLastAttempt) {
        await this.store.fail(run.id, error instanceof Error ? error.message : String(error));
        return;
      }
      throw error;
    }
  }

  private async take(step: number, run: DemoRun, signal: AbortSignal): Promise<void> {
    const note = (text: string): Promise<void> => this.store.note(run.id, text);
    switch (step) {
      case 0:
        return note(await this.corpus.importThreads(signal));
      case 1:
        return note(await this.corpus.makeScenarios());
      case 2:
        return this.labelling.labelSituations(signal, (done) =>
          note(`${done} judgments by simulated annotators.`),
        );
      case 3:
        return this.labelling.answerSurvey(signal, (done) =>
          note(`${done} answered batteries by simulated annotators.`),
        );
      case 4:
        return this.freeze(run.seed);
      case 5:
        return this.buildTrainingSet(run, signal, note);
      case 6:
        return this.fineTune(run, signal, note);
      default:
        return this.report(run, signal, note);
    }
  }

  private async freeze(seed: number): Promise<void> {
    for (const study of [await this.labelling.moralStudy(), await this.labelling.surveyStudy()]) {
      await this.releases.create(null, { studyId: study.id, minimumJudgments: 1, seed, ratios: RATIOS });
    }
  }

  private async buildTrainingSet(
    run: DemoRun,
    signal: AbortSignal,
    note: (text: string) => Promise<void>,
  ): Promise<void> {
    const study = await this.labelling.surveyStudy();
    await this.trainingSets.create(null, {
      id: run.trainingSetId,
      instrumentId: study.instrumentId ?? '',
      baseModel: this.models.baseModel(),
      target: run.target,
      delta: run.delta,
      seed: run.seed,
    });
    await this.ended('The training set', signal, async () => {
      const set = await this.trainingSets.get(run.trainingSetId);
      await note(`${set.progressDone} of ${set.progressTotal} baseline answers of the model.`);
      return set;
    });
  }

  private async fineTune(
    run: DemoRun,
    signal: AbortSignal,
    note: (text: string) => Promise<void>,
  ): Promise<void> {
    const name = `Demo: ${run.target} ${run.delta < 0 ? 'lowered' : 'raised'} by ${Math.abs(run.delta)}`;
    await this.fineTunes.start(null, {
      id: run.fineTuneRunId,
      name,
      trainingSetId: run.trainingSetId,
      seed: run.seed,
    });
    await this.ended('The fine-tuning', signal, async () => {
      const fineTune = await this.fineTunes.get(run.fineTuneRunId);
      await note(`Step ${fineTune.step} of ${fineTune.totalSteps}.`);
      return fineTune;
    });
  }

  private async report(
    run: DemoRun,
    signal: AbortSignal,
    note: (text: string) => Promise<void>,
  ): Promise<void> {
    const release = await this.releases.create(null, {
      studyId: (await this.labelling.moralStudy()).id,
      minimumJudgments: 1,
      seed: run.seed,
      ratios: RATIOS,
    });
    const name = `Demo: ${run.target} ${run.delta < 0 ? 'lowered' : 'raised'} by ${Math.abs(run.delta)}`;
    await this.reports.create(null, {
      id: run.reportId,
      name,
      fineTuneRunId: run.fineTuneRunId,
      releaseId: release.id,
      seed: run.seed,
    });
    await this.ended('The evaluation', signal, async () => {
      const report = await this.reports.get(run.reportId);
      await note(`${report.progressDone} of ${report.progressTotal} answers of the models.`);
      return report;
    });
  }

  private async ended(what: string, signal: AbortSignal, look: () => Promise<Ended>): Promise<void> {
    const found = await waitUntil(signal, async () => {
      const seen = await look();
      return ['SUCCEEDED', 'FAILED', 'CANCELLED'].includes(seen.state) ? seen : undefined;
    });
    if (found.state !== 'SUCCEEDED')
      throw new DemoStepError(
        `${what} ${found.state.toLowerCase()}${found.error ? `: ${found.error}` : '.'}`,
      );
  }
}

/** A part of the demo ended without success; trying the step again would not help. */
class DemoStepError extends Error {}
