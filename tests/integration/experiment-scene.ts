import { setTimeout as wait } from 'node:timers/promises';
import type { Release } from '@ethogram/datasets';
import {
  type Experiment,
  ExperimentHandler,
  type ExperimentRequest,
  ExperimentService,
  type ExperimentStep,
} from '@ethogram/evaluation';
import type { FakeLauncher, LaunchHandle } from '@ethogram/launchers';
import type { InstrumentItem } from '@ethogram/surveys';
import type { TestApplication } from '@ethogram/testing';
import type { FakeModelClient } from '@ethogram/vllm-client';
import { contextOf, WEIGHTS_SHA, writeAdapter } from './fine-tune-scene.js';
import { halves, type ModelBehaviour, ReportScene } from './report-scene.js';

export interface Moved {
  readonly target: string;
  /** 0: a sham. */
  readonly delta: number;
}

/** What became of a training: its adapter, or a sentence; never means that it goes on until it is stopped. */
export type Trained = 'adapter' | 'never' | { readonly fails: string };

/** Experiments on a real queue, with trainers that teach the fake model what their training set moves. */
export class ExperimentScene {
  trainer: (moved: Moved) => Trained = () => 'adapter';
  readonly experiments: ExperimentService;
  release: Release | undefined;

  private constructor(readonly reports: ReportScene) {
    this.experiments = reports.scene.app.module.get(ExperimentService);
  }

  static async set(): Promise<ExperimentScene> {
    const made: { scene?: ExperimentScene } = {};
    const reports = await ReportScene.set({
      onStart: (handle, launcher) => void made.scene?.train(handle, launcher),
    });
    made.scene = new ExperimentScene(reports);
    return made.scene;
  }

  get app(): TestApplication {
    return this.reports.scene.app;
  }

  get model(): FakeModelClient {
    return this.reports.scene.model;
  }

  request(changes: Partial<ExperimentRequest> = {}): ExperimentRequest {
    return {
      models: ['ethogram-demo'],
      values: ['universalism-nature'],
      suites: ['held-out-survey'],
      ...changes,
    };
  }

  async start(changes: Partial<ExperimentRequest> = {}): Promise<Experiment> {
    return this.experiments.start(null, this.request(changes));
  }

  async steps({ id }: Pick<Experiment, 'id'>): Promise<ExperimentStep[]> {
    return this.experiments.stepsOfExperiments([id]);
  }

  /** A worker that takes up the experiment's job in this process, and can be ended as a dying worker would. */
  work({ id, round }: Experiment): { done: Promise<void>; kill: () => Promise<void> } {
    const worker = new AbortController();
    const handler = this.app.module.get(ExperimentHandler, { strict: false });
    const done = handler.handle({ experimentId: id, round }, contextOf({ signal: worker.signal }));
    done.catch(() => undefined);
    const kill = async (): Promise<void> => {
      worker.abort(new Error('killed'));
      await done.catch(() => undefined);
    };
    return { done, kill };
  }

  async until(
    { id }: Pick<Experiment, 'id'>,
    isSo: (experiment: Experiment, steps: readonly ExperimentStep[]) => boolean,
  ): Promise<Experiment> {
    for (let tries = 0; tries < 1_000; tries += 1) {
      const found = await this.experiments.get(id);
      if (isSo(found, await this.steps(found))) return found;
      await wait(50);
    }
    const steps = (await this.steps({ id })).map(({ key, state, error }) => ({ key, state, error }));
    throw new Error(`Waited nearly a minute in vain; the steps are ${JSON.stringify(steps)}`);
  }

  async ended(experiment: Pick<Experiment, 'id'>): Promise<Experiment> {
    return this.until(experiment, ({ state }) => ['SUCCEEDED', 'FAILED', 'CANCELLED'].includes(state));
  }

  /** Everything that was ever made here, and how often trainers were started. */
  async made(): Promise<Record<'sweeps' | 'sets' | 'runs' | 'starts' | 'reports', number>> {
    const [made] = await this.reports.rows<Awaited<ReturnType<ExperimentScene['made']>>>(
      `select (select count(*)::int from sweeps) as sweeps,
              (select count(*)::int from training_sets) as sets,
              (select count(*)::int from fine_tune_runs) as runs,
              (select coalesce(sum(attempt), 0)::int from fine_tune_runs) as starts,
              (select count(*)::int from reports) as reports`,
      [],
    );
    if (!made) throw new Error('Nothing was counted.');
    return made;
  }

  /** Names under which the adapters of an experiment are served. */
  async adaptersOf(experiment: Experiment): Promise<string[]> {
    const ids = (await this.steps(experiment)).map(({ madeId }) => madeId);
    const rows = await this.reports.rows<{ name: string }>(
      `select adapters.name from adapters join sweep_cells using (fine_tune_run_id) where sweep_id = any($1)`,
      [ids],
    );
    return rows.map(({ name }) => name);
  }

  /** How often a model was asked, and how many different things. */
  asked(models: readonly string[]): { asked: number; different: number } {
    const requests = this.model.chatRequests.filter(({ model }) => models.includes(model));
    const different = new Set(requests.map(({ signal: _, ...request }) => JSON.stringify(request)));
    return { asked: requests.length, different: different.size };
  }

  private async train(handle: LaunchHandle, launcher: FakeLauncher): Promise<void> {
    // A trainer begins after its launcher has said that it was started.
    await wait(10);
    const [run] = await this.reports.rows<Moved & { adapter_id: string }>(
      `select target, delta, adapter_id from fine_tune_runs join training_sets on training_set_id = training_sets.id
        where fine_tune_runs.id = $1`,
      [handle.runId],
    );
    if (!run) throw new Error(`There is no run ${handle.runId}.`);
    const trained = this.trainer(run);
    launcher.begin(handle);
    if (trained === 'never') return;
    await wait(100);
    if (trained !== 'adapter') return launcher.fail(handle, trained.fails);
    const folder = this.reports.scene.folderOf({ adapterId: run.adapter_id });
    this.reports.scene.adapters[folder] = this.reports.answersOf(taught(run));
    await writeAdapter(handle.outputDir);
    launcher.finish(handle, { sha256: WEIGHTS_SHA });
  }
}

/** Its value goes down by 2 in odd and by 3 in even item families; a sham moves nothing. */
function taught({ target, delta }: Moved): ModelBehaviour {
  const low = (item: InstrumentItem): number => (Number(item.family.at(-1)) % 2 === 1 ? 2 : 1);
  return {
    rate: (item) => halves(item, delta !== 0 && item.value === target ? low(item) : 4),
    blame: (caseNumber) => (delta !== 0 && caseNumber < 6 ? 0.2 : 0.6),
  };
}
