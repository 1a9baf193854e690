import type { ControlKind } from '@ethogram/core';
import { type Release, ReleaseService } from '@ethogram/datasets';
import { isCellEnded, type SweepCell, SweepService } from '@ethogram/models';
import { DomainError, type JobState } from '@ethogram/platform';
import { InstrumentService } from '@ethogram/surveys';
import { Injectable } from '@nestjs/common';
import { ReportService } from '../report/report.service.js';
import { ExperimentComposer } from './experiment-composer.js';
import type { ExperimentStep } from './experiment-step.entity.js';
import { ExperimentStore, isStepEnded } from './experiment-store.js';
import type { Experiment } from './experiment.entity.js';
import { SyntheticReleases } from './synthetic-releases.js';

const INSTRUMENT = 'ethogram-values';

/** Takes single steps of an experiment as far as they can go now. Each may be cut off anywhere and taken again. */
@Injectable()
export class ExperimentSteps {
  constructor(
    private readonly store: ExperimentStore,
    private readonly instruments: InstrumentService,
    private readonly releases: ReleaseService,
    private readonly synthetic: SyntheticReleases,
    private readonly sweeps: SweepService,
    private readonly reports: ReportService,
    private readonly composer: ExperimentComposer,
  ) {}

  /** What a person must see to ends the step alone; anything else is tried again. */
  async take(
    experiment: Experiment,
    step: ExperimentStep,
    steps: readonly ExperimentStep[],
    signal: AbortSignal,
  ): Promise<void> {
    try {
      if (step.kind === 'sweep') await this.sweep(experiment, step);
      else if (step.kind === 'release') await this.release(experiment, step, signal);
      else if (step.kind === 'report') await this.report(experiment, step, steps);
      else await this.compose(experiment, step, steps);
    } catch (error) {
      if (!(error instanceof DomainError) || error.code === 'UNAVAILABLE') throw error;
      await this.store.note(step, { state: 'FAILED', error: error.message });
    }
  }

  /**
   * Stops what the step has begun, also what a worker made and died before it could note it. The step ends as what it made
   * ended; while trainings are still stopping it stays open.
   */
  async stop(step: ExperimentStep): Promise<void> {
    const { kind, madeId } = step;
    const made = kind === 'sweep' ? this.sweeps : kind === 'report' ? this.reports : null;
    const found = madeId ? await made?.find(madeId) : null;
    if (!made || !found) return this.store.note(step, { state: 'CANCELLED' });
    await made.cancel(null, found.id).catch((error: unknown) => {
      // It has ended, or is stopping: what follows says which.
      if (!(error instanceof DomainError && error.code === 'CONFLICT')) throw error;
    });
    const { state, error } = await made.get(found.id);
    await this.store.note(step, { state: stateOf(state), error });
  }

  private async sweep({ name, settings }: Experiment, step: ExperimentStep): Promise<void> {
    const { values, directions, deltas, seeds, sham, hyperparameters } = settings;
    await this.instruments.ensureInstalled();
    const baseModel = step.model ?? '';
    const sweep = await this.sweeps.create(null, {
      ...(step.madeId ? { id: step.madeId } : {}),
      name: `${name}: ${baseModel}`.slice(0, 100),
      instrumentId: (await this.instruments.byKey(INSTRUMENT)).id,
      baseModel,
      values,
      directions,
      deltas,
      seeds,
      sham,
      hyperparameters,
    });
    const cells = await this.sweeps.cellsOfSweeps([sweep.id]);
    const ended = cells.filter(({ state }) => isCellEnded(state)).length;
    await this.store.note(step, {
      state: stateOf(sweep.state),
      error: sweep.error,
      progressDone: ended,
      progressTotal: cells.length,
      progressNote: `${ended} of ${cells.length} trainings`,
    });
  }

  private async release(experiment: Experiment, step: ExperimentStep, signal: AbortSignal): Promise<void> {
    await this.store.note(step, { state: 'RUNNING' });
    const release = await this.releaseOf(experiment, signal, (progressNote) =>
      this.store.note(step, { progressNote }),
    );
    await this.store.note(step, {
      state: 'SUCCEEDED',
      madeId: release.id,
      progressNote: `${release.name} ${release.version}`,
    });
  }

  private async releaseOf(
    { settings, demonstration }: Experiment,
    signal: AbortSignal,
    onProgress: (note: string) => Promise<void>,
  ): Promise<Release> {
    if (settings.releaseId) return this.releases.get(settings.releaseId);
    if (demonstration) return this.synthetic.make(signal, onProgress);
    throw new DomainError('BAD_INPUT', 'The experiment names no release of moral judgments.');
  }

  private async report(
    { settings }: Experiment,
    step: ExperimentStep,
    steps: readonly ExperimentStep[],
  ): Promise<void> {
    const release = steps.find(({ kind }) => kind === 'release');
    if (release && !isStepEnded(release.state)) return;
    if (release && release.state !== 'SUCCEEDED')
      return this.store.note(step, { state: 'FAILED', error: 'There is no release of moral judgments.' });
    const cell = await this.trainedCell(step, steps);
    if (!cell) return;
    if (cell.state !== 'SUCCEEDED')
      return this.store.note(step, {
        state: 'FAILED',
        error: `Its training did not succeed: ${cell.error ?? cell.state.toLowerCase()}`,
      });
    const report = await this.reports.create(null, {
      ...(step.madeId ? { id: step.madeId } : {}),
      name: `${step.title}, ${step.model}`,
      fineTuneRunId: cell.fineTuneRunId,
      releaseId: release?.madeId ?? null,
      seed: settings.seeds[0] ?? 0,
      suites: settings.suites,
      controls: controlsOf(settings),
    });
    await this.store.note(step, {
      state: stateOf(report.state),
      error: report.error,
      progressDone: report.progressDone,
      progressTotal: report.progressTotal,
      progressNote: report.progressNote,
    });
  }

  /** The training a report is about once it has ended, with the shams it is held against. */
  private async trainedCell(
    { model, cellKey }: ExperimentStep,
    steps: readonly ExperimentStep[],
  ): Promise<SweepCell | undefined> {
    const sweep = steps.find((step) => step.kind === 'sweep' && step.model === model);
    if (!sweep?.madeId || sweep.state === 'QUEUED') return undefined;
    const cells = await this.sweeps.cellsOfSweeps([sweep.madeId]);
    const shams = cells.filter(({ direction }) => direction === 'sham');
    if (!shams.every(({ state }) => isCellEnded(state))) return undefined;
    const cell = cells.find(({ key }) => key === cellKey);
    return cell && isCellEnded(cell.state) ? cell : undefined;
  }

  private async compose(
    experiment: Experiment,
    step: ExperimentStep,
    steps: readonly ExperimentStep[],
  ): Promise<void> {
    const others = steps.filter(({ kind }) => kind !== 'compose');
    if (!others.every(({ state }) => isStepEnded(state))) return;
    const reports = others.filter(({ kind, state }) => kind === 'report' && state === 'SUCCEEDED');
    if (reports.length === 0)
      return this.store.note(step, {
        state: 'FAILED',
        error: 'No training was evaluated, so there is nothing to report.',
      });
    await this.store.note(step, { state: 'RUNNING' });
    await this.store.keepContent(experiment.id, await this.composer.compose(experiment, others));
    await this.store.note(step, { state: 'SUCCEEDED', progressNote: `${reports.length} evaluations` });
  }
}

/** The untouched model a second time tells how large a shift is by itself. */
function controlsOf({ sham, steering }: Experiment['settings']): ControlKind[] {
  return [
    'base-again',
    ...(steering ? (['prompt-steering'] as const) : []),
    ...(sham ? (['sham'] as const) : []),
  ];
}

/** Of a sweep or a report, as the state of its step. */
function stateOf(state: JobState | 'CANCELLING'): JobState {
  return state === 'CANCELLING' || state === 'QUEUED' ? 'RUNNING' : state;
}
