import { VALUE_KEYS } from '@ethogram/core';
import { ModelService, type SweepForecast, type SweepRequest, SweepService } from '@ethogram/models';
import { InstrumentService } from '@ethogram/surveys';
import { Command } from 'commander';
import { withPlatform } from '../local-stack/with-platform.js';
import { progressLine } from '../progress-line.js';
import { confirm, timeText } from './confirm.js';
import { printJson } from './follow.js';
import { listed, numbers } from './lists.js';

const NEEDS = { models: true, jobs: true } as const;

interface SweepOptions {
  readonly name?: string;
  readonly values: string[];
  readonly directions: string[];
  readonly deltas: number[];
  readonly seeds: number[];
  readonly sham: boolean;
  readonly instrument: string;
  readonly baseModel?: string;
  readonly retry?: string;
  readonly yes: boolean;
}

export function forecastText({ trainings, capacity, expectedSeconds, basedOn }: SweepForecast): string {
  const time =
    expectedSeconds === null
      ? 'how long is not known before the first has ended'
      : `about ${timeText(expectedSeconds)}, as the last ${basedOn} of this model`;
  return `${trainings} ${trainings === 1 ? 'training' : 'trainings'}, ${capacity} at once: ${time}.`;
}

async function followSweep(sweeps: SweepService, id: string, signal: AbortSignal): Promise<object> {
  const progress = progressLine();
  for (;;) {
    signal.throwIfAborted();
    const [sweep, cells] = [await sweeps.get(id), await sweeps.cellsOfSweeps([id])];
    const count = (...states: string[]): number => cells.filter(({ state }) => states.includes(state)).length;
    progress.show(
      `${count('SUCCEEDED')} of ${cells.length} trained, ${count('TRAINING')} in training, ${count('FAILED')} failed`,
    );
    if (['SUCCEEDED', 'FAILED', 'CANCELLED'].includes(sweep.state)) {
      progress.end();
      const { name, state, error } = sweep;
      return {
        id,
        name,
        state,
        error,
        cells: cells.map(({ key, state, error, trainingSetId, fineTuneRunId }) => ({
          key,
          state,
          error,
          trainingSetId,
          fineTuneRunId,
        })),
      };
    }
    await new Promise((done) => setTimeout(done, 500));
  }
}

async function sweep(options: SweepOptions): Promise<void> {
  const done = await withPlatform(NEEDS, async (app, signal) => {
    const sweeps = app.get(SweepService);
    if (options.retry) return followSweep(sweeps, (await sweeps.retry(null, options.retry)).id, signal);
    const instruments = app.get(InstrumentService);
    await instruments.ensureInstalled();
    const { name, values, directions, deltas, seeds, sham } = options;
    const request: SweepRequest = {
      name: name ?? null,
      instrumentId: (await instruments.byKey(options.instrument)).id,
      baseModel: options.baseModel ?? app.get(ModelService).baseModel(),
      values: values.join() === 'all' ? VALUE_KEYS : values,
      directions,
      deltas,
      seeds,
      sham,
    };
    await confirm(forecastText(await sweeps.preview(request)), options.yes);
    return followSweep(sweeps, (await sweeps.create(null, request)).id, signal);
  });
  printJson(done);
  if ((done as { state: string }).state !== 'SUCCEEDED') process.exitCode = 1;
}

export function sweepCommand(): Command {
  return new Command('sweep')
    .description('many fine-tunes of one model: values × directions × deltas × seeds')
    .option('--values <list>', 'keys of values, or all', listed, ['universalism-nature'])
    .option('--directions <list>', 'lower,raise', listed, ['lower'])
    .option('--deltas <list>', 'points of the survey scale, without a sign', numbers, [3])
    .option('--seeds <list>', 'of the trainings', numbers, [0])
    .option('--sham', 'one more training a seed in which nothing is moved', false)
    .option('--instrument <key>', 'the survey', 'ethogram-values')
    .option('--base-model <name>', 'served name of the model; default ETHOGRAM_BASE_MODEL')
    .option('--name <name>', 'of the sweep')
    .option('--retry <id>', 'take up what failed or was cancelled in this sweep')
    .option('--yes', 'do not ask', false)
    .addHelpText('after', `\nValues: ${VALUE_KEYS.join(', ')}.`)
    .action(sweep);
}
