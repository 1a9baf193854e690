import { setTimeout as wait } from 'node:timers/promises';
import { FakeLauncher, FineTuneLauncher, type LaunchHandle } from '@ethogram/launchers';
import { type CreateSweep, type Sweep, type SweepCell, SweepHandler, SweepService } from '@ethogram/models';
import { InstrumentService } from '@ethogram/surveys';
import { createTestApplication, type TestApplication } from '@ethogram/testing';
import { FakeModelClient, ModelClient, ModelUnauthorizedError } from '@ethogram/vllm-client';
import { contextOf, WEIGHTS_SHA, writeAdapter } from './fine-tune-scene.js';

/** What the trainers of a test do when they are started. */
export type Trainer = (handle: LaunchHandle, launcher: FakeLauncher) => Promise<void> | void;

/** Trains for a moment. */
export const trains: Trainer = async (handle, launcher) => {
  launcher.begin(handle);
  await wait(300);
  await writeAdapter(handle.outputDir);
  launcher.finish(handle, { sha256: WEIGHTS_SHA });
};

/** Sweeps on a real queue, with a model that answers 4 to everything and trainers that do as told. */
export class SweepScene {
  trainer: Trainer = trains;
  /** Digit questions that were asked of the model. */
  asked = 0;
  /** Texts to which the model answers no digit. */
  readonly mute = new Set<string>();
  /** So many questions are refused before it answers again. */
  refusals = 0;
  atWork = 0;
  mostAtWork = 0;
  readonly sweeps: SweepService;

  private constructor(
    readonly app: TestApplication,
    readonly launcher: FakeLauncher,
    readonly instrumentId: string,
  ) {
    this.sweeps = app.module.get(SweepService);
  }

  static async set({ capacity }: { capacity: number }): Promise<SweepScene> {
    const made: { scene?: SweepScene } = {};
    const model = new FakeModelClient({
      model: 'base',
      answers: (messages) => made.scene?.answer(messages.at(-1)?.content ?? '') ?? { '4': 1 },
    });
    const launcher = new FakeLauncher({ capacity, onStart: (handle) => void made.scene?.train(handle) });
    const app = await createTestApplication({
      fakes: [
        { port: ModelClient, fake: model },
        { port: FineTuneLauncher, fake: launcher },
      ],
      env: { ETHOGRAM_BASE_MODEL: 'base', ETHOGRAM_BASE_MODEL_PATH: 'base' },
    });
    const instruments = app.module.get(InstrumentService, { strict: false });
    made.scene = new SweepScene(app, launcher, (await instruments.byKey('ethogram-values')).id);
    return made.scene;
  }

  async create(changes: Partial<CreateSweep> = {}): Promise<Sweep> {
    return this.sweeps.create(null, this.request(changes));
  }

  request(changes: Partial<CreateSweep> = {}): CreateSweep {
    const { instrumentId } = this;
    return {
      instrumentId,
      baseModel: 'base',
      values: ['tradition'],
      directions: ['lower'],
      deltas: [1],
      seeds: [0],
      ...changes,
    };
  }

  async cells({ id }: Sweep): Promise<SweepCell[]> {
    return this.sweeps.cellsOfSweeps([id]);
  }

  /** A worker that takes up the sweep's job in this process, and can be ended as a dying worker would. */
  work({ id, round }: Sweep): { done: Promise<void>; kill: () => Promise<void> } {
    const worker = new AbortController();
    const handler = this.app.module.get(SweepHandler, { strict: false });
    const done = handler.handle({ sweepId: id, round }, contextOf({ signal: worker.signal }));
    done.catch(() => undefined);
    const kill = async (): Promise<void> => {
      worker.abort(new Error('killed'));
      await done.catch(() => undefined);
    };
    return { done, kill };
  }

  async until(sweep: Sweep, isSo: (sweep: Sweep, cells: SweepCell[]) => boolean): Promise<Sweep> {
    for (let tries = 0; tries < 1_200; tries += 1) {
      const found = await this.sweeps.get(sweep.id);
      if (isSo(found, await this.cells(sweep))) return found;
      await wait(50);
    }
    const cells = (await this.cells(sweep)).map(({ key, state, error }) => ({ key, state, error }));
    throw new Error(`Waited a minute in vain; the cells are ${JSON.stringify(cells)}`);
  }

  async ended(sweep: Sweep): Promise<Sweep> {
    return this.until(sweep, ({ state }) => ['SUCCEEDED', 'FAILED', 'CANCELLED'].includes(state));
  }

  /** What is there of a sweep by its name, and how often trainers were started for it. */
  async madeBy({ name }: Sweep): Promise<{ sets: number; runs: number; starts: number } | undefined> {
    const [made] = await this.rows<{ sets: number; runs: number; starts: number }>(
      `select (select count(*)::int from training_sets where name like $1) as sets,
              (select count(*)::int from fine_tune_runs where name like $1) as runs,
              (select sum(attempt)::int from fine_tune_runs where name like $1) as starts`,
      [`${name}: %`],
    );
    return made;
  }

  async rows<Row>(sql: string, values: unknown[] = []): Promise<Row[]> {
    return this.app.database.dataSource.query(sql, values);
  }

  private answer(prompt: string): Record<string, number> {
    this.asked += 1;
    if (this.refusals > 0) {
      this.refusals -= 1;
      throw new ModelUnauthorizedError('Unauthorized');
    }
    return [...this.mute].some((text) => prompt.includes(text)) ? { 'It depends.': 1 } : { '4': 1 };
  }

  private async train(handle: LaunchHandle): Promise<void> {
    this.atWork += 1;
    this.mostAtWork = Math.max(this.mostAtWork, this.atWork);
    // A trainer begins after its launcher has said that it was started.
    await wait(10);
    await this.trainer(handle, this.launcher);
    this.atWork -= 1;
  }
}
