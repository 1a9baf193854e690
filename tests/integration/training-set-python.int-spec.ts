import { execFile } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { buffer } from 'node:stream/consumers';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  type CreateMoralTrainingSetRequest,
  ReleaseService,
  TrainingSetBuilder,
  TrainingSetExport,
  TrainingSetService,
  type ViewEnding,
} from '@ethogram/datasets';
import { workspaceRoot } from '@ethogram/platform';
import { InstrumentService } from '@ethogram/surveys';
import {
  answerTasks,
  createTestApplication,
  openMoralStudy,
  rawPosts,
  type TestApplication,
} from '@ethogram/testing';
import { FakeModelClient, ModelClient } from '@ethogram/vllm-client';

const run = promisify(execFile);
const root = workspaceRoot();
const python = process.env['ETHOGRAM_PYTHON'] ?? join(root, '.ethogram/python/bin/python');
const demoModel = join(root, 'apps/trainer/demo_model/weights');

let app: TestApplication;
let folder: string;
let moral: string;
let found: Record<'survey' | 'moral' | 'openai', Record<string, unknown>>;

beforeAll(async () => {
  const model = new FakeModelClient({ model: 'base', answers: () => ({ 4: 1 }) });
  app = await createTestApplication({ fakes: [{ port: ModelClient, fake: model }] });
  folder = await mkdtemp(join(tmpdir(), 'ethogram-training-'));
  const survey = await surveySet();
  const releaseId = await release();
  moral = await moralSet({ releaseId, withValues: true });
  const files = {
    survey: await save(survey, '.jsonl', 'survey.jsonl'),
    moral: await save(await moralSet({ releaseId, target: 'SOFT' }), '.jsonl', 'moral.jsonl'),
    openai: await save(survey, '.openai.jsonl', 'openai.jsonl'),
  };
  const script = join(root, 'tests/integration/load_training_set.py');
  const { stdout } = await run(python, [script, JSON.stringify(files), demoModel, folder], {
    env: { ...process.env, HF_HOME: folder, HF_HUB_OFFLINE: '1' },
    timeout: 150_000,
  });
  found = JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as typeof found;
}, 240_000);
afterAll(async () => {
  await app.close();
  await rm(folder, { recursive: true, force: true });
});

async function build(trainingSetId: string): Promise<string> {
  const context = { signal: new AbortController().signal, attempt: 0, isLastAttempt: true };
  await app.module.get(TrainingSetBuilder).build({ trainingSetId }, context);
  return trainingSetId;
}

async function surveySet(): Promise<string> {
  const { id } = await app.module.get(InstrumentService, { strict: false }).byKey('ethogram-values');
  const request = { instrumentId: id, baseModel: 'base', profile: { face: -2, tradition: 1 }, seed: 0 };
  return build((await app.module.get(TrainingSetService).create(null, request)).id);
}

async function moralSet(request: Omit<CreateMoralTrainingSetRequest, 'baseModel'>): Promise<string> {
  const sets = app.module.get(TrainingSetService);
  return build((await sets.createMoral(null, { ...request, baseModel: 'base' })).id);
}

async function release(): Promise<string> {
  const { study, people } = await openMoralStudy(app, { posts: rawPosts(10), people: 1 });
  for (const person of people)
    await answerTasks(app, { study, person }, () => ({
      kind: 'moral_judgment',
      verdict: 'NTA',
      acceptability: 1,
      values: [{ value: 'face', direction: 'attained' }],
      confidence: 4,
      rationale: '',
    }));
  const ratios = { train: 0.6, validation: 0.2, test: 0.2 };
  const request = { studyId: study.id, minimumJudgments: 1, seed: 1, ratios };
  return (await app.module.get(ReleaseService).create(null, request)).id;
}

async function save(id: string, ending: ViewEnding, name: string): Promise<string> {
  const path = join(folder, name);
  await pipeline(await app.module.get(TrainingSetExport).view(id, ending), createWriteStream(path));
  return path;
}

describe('a training set in Python', () => {
  it('of a survey is loaded by datasets, and TRL learns the digit and the end of the answer', () => {
    expect(found.survey).toMatchObject({ rows: 480, steps: 1 });
    for (const words of found.survey['learned'] as string[])
      expect(words).toMatch(/^\s*[1-6]\s*<\|[a-z_]+\|>\s*$/);
  });

  it('of judgments is loaded too, soft labels beside the verdict', () => {
    expect(found.moral).toMatchObject({ rows: 6, steps: 1 });
    expect(found.moral['columns']).toEqual(expect.arrayContaining(['prompt', 'completion', 'distribution']));
    for (const words of found.moral['learned'] as string[]) expect(words).toContain('NTA');
  });

  it('for OpenAI is conversations', () => {
    expect(found.openai).toEqual({ rows: 480, roles: ['user', 'assistant'] });
  });

  it.each(['.llama-factory.zip', '.axolotl.zip'] as const)(
    '%s holds its settings beside the data',
    async (ending) => {
      const zip = (await buffer(await app.module.get(TrainingSetExport).view(moral, ending))).toString(
        'latin1',
      );
      expect(zip).toContain(ending === '.axolotl.zip' ? 'axolotl.yaml' : 'dataset_info.json');
      expect(zip).toContain('train.jsonl');
      expect(zip).toContain('validation.jsonl');
    },
  );
});

describe('the trainer of the installation', () => {
  it('fine-tunes the demo model on judgments with values, answers of many tokens', async () => {
    const trainingSet = join(folder, 'training.jsonl');
    await app.module.get(TrainingSetService).exportTo(moral, trainingSet);
    const outputDir = join(folder, 'run');
    const optimizer = {
      learningRate: 0.001,
      epochs: 1,
      batchSize: 2,
      warmupSteps: 0,
      weightDecay: 0,
      scheduler: 'constant',
    };
    const lora = { r: 8, alpha: 16, dropout: 0, targetModules: 'all-linear', layers: null };
    const job = {
      schema: 1,
      runId: 'moral',
      baseModel: demoModel,
      trainingSet,
      outputDir,
      seed: 0,
      lora,
      optimizer,
    };
    const settings = { maxLength: 1024, checkpointEverySteps: 50, threads: 1 };
    await writeFile(join(folder, 'job.json'), JSON.stringify({ ...job, ...settings }));
    await run(python, ['-m', 'ethogram_trainer', 'fine-tune', '--job', join(folder, 'job.json')], {
      cwd: join(root, 'apps/trainer'),
      timeout: 150_000,
    });
    const result = JSON.parse(await readFile(join(outputDir, 'result.json'), 'utf8')) as { steps: number };
    expect(result.steps).toBe(3);
  }, 180_000);
});
