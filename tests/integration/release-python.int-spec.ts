import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type JudgmentAnswer, makeSpan, VERDICTS } from '@ethogram/core';
import { ScenarioService } from '@ethogram/corpus';
import { type ExportFormat, FileExportService, ReleaseService } from '@ethogram/datasets';
import { BlobStore, workspaceRoot } from '@ethogram/platform';
import {
  answerTasks,
  createTestApplication,
  openMoralStudy,
  rawPosts,
  type TestApplication,
} from '@ethogram/testing';

const FORMATS = ['PARQUET', 'CSV', 'JSONL', 'JSONL_GZ', 'DEHYDRATED'] as const satisfies ExportFormat[];

let app: TestApplication;
let cache: string;
let found: Record<(typeof FORMATS)[number], Record<string, unknown>>;

beforeAll(async () => {
  app = await createTestApplication();
  await app.startJobs();
  cache = await mkdtemp(join(tmpdir(), 'ethogram-hf-'));
  const releaseId = await releaseOfTwenty();
  const folders: Record<string, string> = {};
  for (const format of FORMATS) folders[format] = await folderOf(releaseId, format);
  const root = workspaceRoot();
  const { stdout } = await promisify(execFile)(
    process.env['ETHOGRAM_PYTHON'] ?? join(root, '.ethogram/python/bin/python'),
    [join(root, 'tests/integration/load_exports.py'), JSON.stringify(folders)],
    { env: { ...process.env, HF_HOME: cache, HF_HUB_OFFLINE: '1' }, timeout: 120_000 },
  );
  found = JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as typeof found;
}, 180_000);
afterAll(async () => {
  await app.close();
  await rm(cache, { recursive: true, force: true });
});

async function releaseOfTwenty(): Promise<string> {
  const opened = await openMoralStudy(app, { posts: rawPosts(20), people: 2 });
  const scenarios = app.module.get(ScenarioService, { strict: false });
  for (const [number, person] of opened.people.entries())
    await answerTasks(app, { study: opened.study, person }, async (task): Promise<JudgmentAnswer> => {
      const { text } = await scenarios.get(task.scenarioId ?? '');
      return {
        kind: 'moral_judgment',
        verdict: VERDICTS[number] ?? 'NTA',
        acceptability: number,
        values: [{ value: 'face', direction: 'attained' }],
        confidence: 4,
        rationale: 'Two lines,\nand "quotes" 🌳',
        spans: [{ ...makeSpan(text, 0, 3), speaksFor: 'verdict' }],
      };
    });
  const ratios = { train: 0.6, validation: 0.2, test: 0.2 };
  const request = { studyId: opened.study.id, minimumJudgments: 1, seed: 1, ratios };
  return (await app.module.get(ReleaseService).create(null, request)).id;
}

async function folderOf(releaseId: string, format: ExportFormat): Promise<string> {
  const files = app.module.get(FileExportService);
  const { id } = await files.start(null, releaseId, format);
  for (;;) {
    const { state, error, files: written } = await files.get(id);
    const blobs = app.module.get(BlobStore, { strict: false });
    if (state === 'SUCCEEDED')
      return blobs.localFolder(
        `exports/${id}`,
        written.map(({ path }) => path),
      );
    if (state === 'FAILED') throw new Error(error ?? 'The export failed.');
    await delay(50);
  }
}

describe('an export in Python', () => {
  it('as Parquet is read by pyarrow, by load_dataset through its card, and by its Croissant metadata', () => {
    expect(found.PARQUET).toMatchObject({
      rows: 20,
      judgments: 40,
      splits: { train: 12, validation: 4, test: 4 },
      loaded_judgments: 40,
      types: { key: 'string', judgments: 'int32', probability_yta: 'double', synthetic: 'bool' },
    });
  });

  it.each(['PARQUET', 'CSV'] as const)(
    'as %s has valid Croissant metadata that reads every row',
    (format) => {
      const croissant = found[format]['croissant'] as {
        errors: string[];
        records: Record<string, number>;
        annotations_per_item: string;
      };
      const { errors, records, annotations_per_item: perItem } = croissant;
      expect(errors).toEqual([]);
      const counts = Object.entries(records);
      const sum = (table: string) =>
        counts.filter(([name]) => name.startsWith(table)).reduce((total, [, count]) => total + count, 0);
      expect([sum('rows/'), sum('judgments/')]).toEqual([20, 40]);
      expect(perItem).toBe('2.00');
    },
  );

  it('as CSV keeps line ends, quotes and emoji', () => {
    expect(found.CSV).toMatchObject({ judgments: 40, rationales: ['Two lines,\nand "quotes" 🌳'] });
  });

  it('as JSON Lines is one row a line; dehydrated it has no words', () => {
    expect(found.JSONL).toMatchObject({ rows: 20 });
    expect(found.JSONL_GZ).toEqual(found.JSONL);
    expect(found.DEHYDRATED).toEqual({ rows: 20, quotes: ['None'] });
  });
});
