import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  EvaluateRunHandler,
  GameService,
  PlayService,
  readGameFile,
  RunControlService,
  RunService,
} from '@ethogram/evaluation';
import { createTestApplication, type TestApplication } from '@ethogram/testing';
import { ModelClient, VllmModelClient } from '@ethogram/vllm-client';
import { contextOf } from '../integration/fine-tune-scene.js';
import { purseFile } from '../integration/game-files.js';
import { type RunningServer, SERVED_MODEL, startModelServer } from './trainer-kit.js';

const API_KEY = 'plays-key';
let folder: string;
let server: RunningServer | undefined;
let app: TestApplication | undefined;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ethogram-plays-'));
  server = await startModelServer(folder, API_KEY);
  const client = new VllmModelClient({ baseUrl: server.url, apiKey: API_KEY });
  app = await createTestApplication({ fakes: [{ port: ModelClient, fake: client }] });
}, 300_000);
afterAll(async () => {
  await app?.close();
  await server?.stop();
  await rm(folder, { recursive: true });
});

/** The demonstration model was made for surveys: it may say something else, but every play has to come to its end. */
it('a small game is played to its end by a model on the CPU server', async () => {
  if (!app) throw new Error('The application did not start.');
  const { game } = readGameFile(purseFile());
  if (!game) throw new Error('The game cannot be read.');
  await app.module.get(GameService).import(null, game, 'FILE');
  const subject = { suite: 'text-adventure', games: ['purse'], goals: ['points'], episodes: 3 } as const;
  const control = app.module.get(RunControlService);
  for (const agent of ['distribution', 'sampled'] as const) {
    const run = await control.start(null, { subject: { ...subject, agent }, model: SERVED_MODEL });
    await app.module.get(EvaluateRunHandler).handle({ runId: run.id, round: 0 }, contextOf());
    expect(await app.module.get(RunService).get(run.id)).toMatchObject({
      state: 'SUCCEEDED',
      progressDone: 3,
    });
    const { items } = await app.module.get(PlayService).list({ runId: run.id });
    for (const { status, score } of items) {
      expect(status).toBe('ended');
      expect(score.outcomes.error).toBe(0);
      expect(score.methods).toHaveLength(1);
    }
  }
}, 300_000);
