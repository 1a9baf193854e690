import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { TrainerEnvironment, TrainerResult } from '@ethogram/core';
import { type TrainingSet, TrainingSetBuilder, TrainingSetService } from '@ethogram/datasets';
import { FakeLauncher, FineTuneLauncher, type LaunchHandle } from '@ethogram/launchers';
import {
  type Adapter,
  AdapterService,
  FineTuneHandler,
  type FineTuneRun,
  FineTuneService,
} from '@ethogram/models';
import type { JobContext } from '@ethogram/platform';
import { type InstrumentItem, InstrumentService } from '@ethogram/surveys';
import { createTestApplication, loraWeights, type TestApplication } from '@ethogram/testing';
import { type AnswerTable, FakeModelClient, ModelClient } from '@ethogram/vllm-client';

export const TARGET = 'universalism-nature';
const WEIGHTS = loraWeights();
export const WEIGHTS_SHA = createHash('sha256').update(WEIGHTS).digest('hex');

/** What a trainer says of where it ran. */
export const ENVIRONMENT: TrainerEnvironment = {
  ...{ device: 'cpu', deviceName: 'Test', gpus: 0, precision: 'fp32' },
  baseRevision: 'sha256:5eed',
  codeVersion: '0.1.0+abc',
  trainingSetSha256: 'ff',
  versions: { torch: '2.13.0' },
};

/** A try of a job that a test can end as a dying worker would. */
export interface Attempt {
  readonly done: Promise<void>;
  kill(): Promise<void>;
}

export interface SceneOptions {
  readonly onStart?: (handle: LaunchHandle, launcher: FakeLauncher) => void;
  /** Start the installation's own trainer with this Python instead of a fake one. */
  readonly python?: string;
}

/** An application with a model server and trainers that do what a test says, and the short ways to an adapter. */
export class FineTuneScene {
  readonly fineTunes: FineTuneService;
  /** Answers of adapters by the folder they are loaded from; filled as tests make them. */
  private constructor(
    readonly app: TestApplication,
    readonly model: FakeModelClient,
    readonly launcher: FakeLauncher,
    readonly adapters: Record<string, AnswerTable>,
    readonly items: readonly InstrumentItem[],
  ) {
    this.fineTunes = app.module.get(FineTuneService);
  }

  static async set(answers: AnswerTable, { onStart, python }: SceneOptions = {}): Promise<FineTuneScene> {
    const adapters: Record<string, AnswerTable> = {};
    const model = new FakeModelClient({ model: 'ethogram-demo', answers, adapters });
    const launcher = new FakeLauncher({ capacity: 100, ...(onStart ? { onStart } : {}) });
    const fakes = [{ port: ModelClient, fake: model }];
    const app = await createTestApplication(
      python
        ? { fakes, env: { ETHOGRAM_PYTHON: python } }
        : { fakes: [...fakes, { port: FineTuneLauncher, fake: launcher }] },
    );
    const instruments = app.module.get(InstrumentService);
    const items = await instruments.items((await instruments.byKey('ethogram-values')).id);
    return new FineTuneScene(app, model, launcher, adapters, items);
  }

  async trainingSet(): Promise<TrainingSet> {
    const sets = this.app.module.get(TrainingSetService);
    const instrumentId = this.items[0]?.instrumentId ?? '';
    const set = await sets.create(null, {
      instrumentId,
      baseModel: 'ethogram-demo',
      target: TARGET,
      delta: -3,
      seed: 1,
    });
    await this.app.module.get(TrainingSetBuilder).build({ trainingSetId: set.id }, contextOf());
    return sets.get(set.id);
  }

  /** Where the fake keeps the trainer of a run. */
  handleOf(run: FineTuneRun): LaunchHandle {
    const folder = join(this.app.config.dataDir, 'fine-tunes', run.id);
    return { launcher: 'fake', runId: run.id, jobDir: folder, outputDir: folder };
  }

  /** A worker that takes up the run's job. */
  work(run: Pick<FineTuneRun, 'id' | 'round'>, changes: Partial<JobContext> = {}): Attempt {
    const worker = new AbortController();
    const handler = this.app.module.get(FineTuneHandler);
    const done = handler.handle(
      { runId: run.id, round: run.round },
      contextOf({ signal: worker.signal, ...changes }),
    );
    const kill = async (): Promise<void> => {
      worker.abort(new Error('killed'));
      await done.catch((error: unknown) => {
        if (!worker.signal.aborted) throw error;
      });
    };
    return { done, kill };
  }

  /** What a trainer leaves behind when it is done. */
  async finish(run: FineTuneRun, result: Partial<TrainerResult> = {}): Promise<void> {
    const handle = this.handleOf(run);
    await writeAdapter(handle.outputDir);
    this.launcher.finish(handle, { sha256: WEIGHTS_SHA, ...result });
  }

  /** A finished fine-tune whose adapter answers as the table says. */
  async adapter(
    trainingSet: TrainingSet,
    answers: AnswerTable,
  ): Promise<{ run: FineTuneRun; adapter: Adapter }> {
    const run = await this.fineTunes.start(null, { name: 'Lower it', trainingSetId: trainingSet.id });
    this.adapters[this.folderOf(run)] = answers;
    const worker = this.work(run);
    await this.until(run.id, (current) => current.attempt === 1);
    this.launcher.begin(this.handleOf(run));
    await this.finish(run, { environment: ENVIRONMENT });
    await worker.done;
    return {
      run: await this.fineTunes.get(run.id),
      adapter: await this.app.module.get(AdapterService).get(run.adapterId),
    };
  }

  /** Where a model server will find the adapter of a run. */
  folderOf(run: Pick<FineTuneRun, 'adapterId'>): string {
    return join(this.app.config.dataDir, 'blobs/adapters', run.adapterId);
  }

  async until(runId: string, isSo: (run: FineTuneRun) => boolean): Promise<FineTuneRun> {
    for (let tries = 0; tries < 400; tries += 1) {
      const run = await this.fineTunes.get(runId);
      if (isSo(run)) return run;
      await wait(25);
    }
    throw new Error(
      `Waited ten seconds in vain; the run is ${JSON.stringify(await this.fineTunes.get(runId))}`,
    );
  }
}

export function contextOf(changes: Partial<JobContext> = {}): JobContext {
  return { signal: new AbortController().signal, attempt: 0, isLastAttempt: false, ...changes };
}

export async function writeAdapter(outputDir: string): Promise<void> {
  const folder = join(outputDir, 'adapter');
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'adapter_model.safetensors'), WEIGHTS);
  const config = { peft_type: 'LORA', r: 8, lora_alpha: 16, bias: 'none', target_modules: ['k_proj'] };
  await writeFile(join(folder, 'adapter_config.json'), JSON.stringify(config));
}
