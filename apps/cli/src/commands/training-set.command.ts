import {
  TRAINING_CONTROLS,
  type TrainingControl,
  type TrainingSet,
  TrainingSetExport,
  TrainingSetService,
  VIEW_ENDINGS,
  type ViewEnding,
} from '@ethogram/datasets';
import { ModelService } from '@ethogram/models';
import { InstrumentService } from '@ethogram/surveys';
import { Command, InvalidArgumentError, Option } from 'commander';
import { withPlatform } from '../local-stack/with-platform.js';
import { wholeNumber } from './demo.command.js';
import { follow, printJson } from './follow.js';
import { listed, numbers } from './lists.js';
import { save } from './save-stream.js';

type Views = (typeof VIEW_ENDINGS)[ViewEnding]['view'];
const VIEWS = [...new Set(Object.values(VIEW_ENDINGS).map(({ view }) => view))];

interface CreateOptions {
  readonly target?: string;
  readonly delta?: number;
  readonly move?: Record<string, number>;
  readonly seed: number;
  readonly instrument: string;
  readonly baseModel?: string;
  readonly controls?: TrainingControl[];
  readonly holdOutInstruments?: string[];
  readonly wordings?: number[];
  readonly templates?: string[];
  readonly scales?: string[];
}

interface MoralOptions {
  readonly release: string;
  readonly baseModel?: string;
  readonly target: 'VERDICT' | 'COPIES' | 'SOFT';
  readonly copies: number;
  readonly values: boolean;
  readonly rationale: boolean;
}

/** `VALUE=DELTA`, as often as needed. */
function moved(text: string, known: Record<string, number> = {}): Record<string, number> {
  const [value = '', delta] = text.split('=');
  if (delta === undefined) throw new InvalidArgumentError('Say VALUE=DELTA, for example tradition=-2.');
  return { ...known, [value]: wholeNumber(delta) };
}

function controls(text: string): TrainingControl[] {
  return listed(text.toUpperCase()).map((name) => {
    const control = TRAINING_CONTROLS.find((one) => one === name);
    if (!control) throw new InvalidArgumentError('Controls are sham, shuffled and mirrored.');
    return control;
  });
}

function printed(set: TrainingSet): object {
  const { id, control, rowCount: rows, contentHash, manifest } = set;
  return { id, ...(control ? { control } : {}), rows, contentHash, manifest };
}

async function followSet(sets: TrainingSetService, id: string, signal: AbortSignal): Promise<TrainingSet> {
  return follow(
    signal,
    () => sets.get(id),
    (set) => `${set.progressDone} of ${set.progressTotal} baseline answers`,
  );
}

export function trainingSetCommand(): Command {
  const trainingSet = new Command('training-set').description(
    "survey answers at the model's own baseline with some values moved, or the judgments of a release",
  );
  trainingSet.addCommand(createCommand()).addCommand(createMoralCommand()).addCommand(exportCommand());
  return trainingSet;
}

function createCommand(): Command {
  return new Command('create')
    .option('--target <value>', 'the one value to move')
    .option('--delta <n>', 'points of the scale; negative lowers', wholeNumber)
    .option('--move <value=n>', 'move several values; once for each', moved)
    .option('--controls <list>', 'made with it: sham,shuffled,mirrored', controls)
    .option('--seed <n>', 'seed', wholeNumber, 0)
    .option('--instrument <key>', 'the survey', 'ethogram-values')
    .option('--hold-out-instruments <keys>', 'never trained on, for the evaluation', listed)
    .option('--wordings <list>', 'wordings of each item family to train, from 1; default all', numbers)
    .option('--templates <list>', 'questions to train among agree,rate,true; default all', listed)
    .option('--scales <list>', 'ascending,descending: how the labels of the scale go', listed)
    .option('--base-model <name>', 'served name of the model; default ETHOGRAM_BASE_MODEL')
    .action(async (options: CreateOptions) => {
      const made = await withPlatform({ models: true, jobs: true }, async (app, signal) => {
        const sets = app.get(TrainingSetService);
        const instruments = app.get(InstrumentService);
        await instruments.ensureInstalled();
        const { id, groupId } = await sets.create(null, {
          instrumentId: (await instruments.byKey(options.instrument)).id,
          baseModel: options.baseModel ?? app.get(ModelService).baseModel(),
          target: options.target ?? null,
          delta: options.delta ?? null,
          profile: options.move ?? null,
          seed: options.seed,
          controls: options.controls ?? null,
          heldOutInstruments: options.holdOutInstruments ?? null,
          wordings: options.wordings ?? null,
          templates: options.templates ?? null,
          scaleDirections: options.scales ?? null,
        });
        const set = await followSet(sets, id, signal);
        const others = ((await sets.groups([groupId])).get(groupId) ?? []).filter((one) => one.id !== id);
        const built: TrainingSet[] = [];
        for (const other of others) built.push(await followSet(sets, other.id, signal));
        return { ...printed(set), ...(built.length > 0 ? { controls: built.map(printed) } : {}) };
      });
      printJson(made);
    });
}

function createMoralCommand(): Command {
  return new Command('create-moral')
    .description('of the train part of a release of moral judgments')
    .requiredOption('--release <id>')
    .addOption(
      new Option(
        '--target <kind>',
        'what is taught: the verdict, copies as people were divided, or soft labels',
      )
        .choices(['VERDICT', 'COPIES', 'SOFT'])
        .default('VERDICT'),
    )
    .option('--copies <n>', 'rows a situation, with COPIES', wholeNumber, 5)
    .option('--values', 'teach the values at stake too', false)
    .option('--rationale', 'teach the reasons too', false)
    .option('--base-model <name>', 'served name of the model; default ETHOGRAM_BASE_MODEL')
    .action(async ({ release, baseModel, target, copies, values, rationale }: MoralOptions) => {
      const made = await withPlatform({ models: true, jobs: true }, async (app, signal) => {
        const sets = app.get(TrainingSetService);
        const { id } = await sets.createMoral(null, {
          releaseId: release,
          baseModel: baseModel ?? app.get(ModelService).baseModel(),
          target,
          copies,
          withValues: values,
          withRationale: rationale,
        });
        return followSet(sets, id, signal);
      });
      printJson(printed(made));
    });
}

function exportCommand(): Command {
  return new Command('export')
    .argument('<id>')
    .description('write it in the shape a trainer reads: TRL and OpenAI as JSON Lines, the others as a zip')
    .addOption(new Option('--as <view>', 'the trainer').choices(VIEWS).default('trl'))
    .option('--validation', 'the validation rows instead, of TRL and OpenAI', false)
    .requiredOption('--out <file>', 'a new file, or - for standard output')
    .action(async (id: string, options: { out: string; as: Views; validation: boolean }) => {
      const ending = endingOf(options.as, options.validation);
      await withPlatform({}, async (app) =>
        save(await app.get(TrainingSetExport).view(id, ending), options.out),
      );
    });
}

function endingOf(view: Views, isValidation: boolean): ViewEnding {
  const wanted = (Object.keys(VIEW_ENDINGS) as ViewEnding[]).filter(
    (ending) => VIEW_ENDINGS[ending].view === view,
  );
  const found = wanted.find(
    (ending) => VIEW_ENDINGS[ending].split !== (isValidation ? 'train' : 'validation'),
  );
  return found as ViewEnding;
}
