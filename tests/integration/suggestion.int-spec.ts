import {
  type Study,
  SuggestionEffectsService,
  SuggestionService,
  type SubmitOutcome,
} from '@ethogram/annotation';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AnnotationScene, verdict } from './annotation-scene.js';

let scene: AnnotationScene;
beforeAll(async () => {
  scene = await AnnotationScene.set();
});
afterAll(() => scene.application.close());

const service = <T>(type: new (...parts: never[]) => T): T => scene.application.module.get(type);
const suggestions = (): SuggestionService => service(SuggestionService);

interface TaskRow {
  readonly id: string;
  readonly scenarioId: string;
  readonly textHash: string;
}

async function tasksOf(study: Study): Promise<TaskRow[]> {
  return scene.query<TaskRow>(
    `select tasks.id, scenario_id as "scenarioId", text_hash as "textHash" from tasks
     join scenarios on scenarios.id = scenario_id where study_id = $1 order by position`,
    [study.id],
  );
}

/** A study in which a model says YTA to everything, and so many first answers are followed by it. */
async function suggestedStudy(
  posts: number,
  people: readonly string[],
  share = 0.5,
): Promise<{ study: Study; sourceId: string; names: string[] }> {
  const { sourceId, names } = await scene.sourceWithScenarios(posts);
  const study = await scene.moralStudy(sourceId, people, { judgmentsPerTask: 3, seed: 11 });
  const lines = (await tasksOf(study)).map(({ scenarioId }) =>
    JSON.stringify({ scenario: scenarioId, verdict: 'YTA', acceptability: -2, reason: 'It was promised.' }),
  );
  const { problems } = await suggestions().importLines(null, study.id, lines, { model: 'm', revision: '1' });
  expect(problems).toEqual([]);
  await suggestions().configure(null, study.id, { share, model: 'm' });
  return { study, sourceId, names };
}

type Submitted = Extract<SubmitOutcome, { kind: 'submitted' }>;

/** Claims the next task and answers it; with a key, any number of times at once. */
async function answerNext(
  personId: string,
  study: Study,
  { awaitsSuggestion = true, times = 1 } = {},
): Promise<{ taskId: string; outcomes: Submitted[] }> {
  const { slotId, taskId, claimToken } = await scene.claim(personId, study.id);
  const sent = { slotId, taskId, claimToken, idempotencyKey: `first ${taskId}`, answer: verdict({}) };
  const outcomes = await Promise.all(
    Array.from({ length: times }, () =>
      scene.judgments.submit(personId, { ...sent, awaitsSuggestion, prefetch: false }),
    ),
  );
  return {
    taskId,
    outcomes: outcomes.map((outcome) => {
      if (outcome.kind !== 'submitted') throw new Error(outcome.kind);
      return outcome;
    }),
  };
}

const exposures = (study: Study) =>
  scene.query<{
    taskId: string;
    arm: string;
    reason: string | null;
    outcome: string | null;
    isShown: boolean;
    settledAt: Date | null;
    revisionId: string | null;
  }>(
    `select task_id as "taskId", arm, reason, outcome, shown_at is not null as "isShown", settled_at as "settledAt",
       revision_id as "revisionId" from suggestion_exposures where study_id = $1 order by id`,
    [study.id],
  );

describe('bringing suggestions', () => {
  it('finds tasks by scenario or text, names every bad line, and takes the same file twice', async () => {
    const { sourceId } = await scene.sourceWithScenarios(2);
    const study = await scene.moralStudy(sourceId, []);
    const [first, second] = (await tasksOf(study)) as [TaskRow, TaskRow];
    const lines = [
      JSON.stringify({ scenario: first.scenarioId, verdict: 'NTA' }),
      'no json',
      JSON.stringify({ textHash: second.textHash, verdict: 'YTA', values: [], model: 'other' }),
      JSON.stringify({ textHash: second.textHash, verdict: 'MAYBE' }),
      '',
      JSON.stringify({ textHash: 'unknown', verdict: 'NTA' }),
      JSON.stringify({ verdict: 'NTA' }),
    ];
    const of = { model: 'm', firstLine: 101 };
    const result = await suggestions().importLines(null, study.id, lines, of);
    expect(result).toMatchObject({ stored: 2, unchanged: 0 });
    expect(result.problems.map(({ line }) => line)).toEqual([102, 104, 106, 107]);
    expect(await suggestions().importLines(null, study.id, lines, of)).toMatchObject({
      stored: 0,
      unchanged: 2,
    });
    expect(await suggestions().models(study.id)).toMatchObject([
      { model: 'm', suggestions: 1 },
      { model: 'other', suggestions: 1 },
    ]);
  });

  it('replaces what nobody was drawn for, and leaves what somebody was', async () => {
    const [person = ''] = await scene.people(1);
    const { study } = await suggestedStudy(2, [person]);
    const { taskId } = await answerNext(person, study);
    const lines = (await tasksOf(study)).map(({ scenarioId }) =>
      JSON.stringify({ scenario: scenarioId, verdict: 'ESH' }),
    );
    const result = await suggestions().importLines(null, study.id, lines, { model: 'm' });
    expect(result).toMatchObject({ stored: 1, problems: [{ problem: expect.stringContaining('drawn') }] });
    const kept = await scene.query<{ verdict: string }>(
      `select answer->>'verdict' as verdict from suggestions where task_id = $1`,
      [taskId],
    );
    expect(kept).toEqual([{ verdict: 'YTA' }]);
  });

  it('is for moral judgments alone', async () => {
    const study = await scene.surveyStudy([], { batterySize: 40 });
    await expect(suggestions().importLines(null, study.id, [], {})).rejects.toThrow('moral judgments');
  });
});

describe('what a model would say', () => {
  it('follows the first answer of the people drawn, about as many as were asked for, and no other', async () => {
    const [person = ''] = await scene.people(1);
    const { study } = await suggestedStudy(40, [person]);
    for (let task = 0; task < 40; task += 1) {
      const { taskId, outcomes } = await answerNext(person, study);
      const [found] = (await exposures(study)).slice(-1);
      expect(found).toMatchObject({ taskId, isShown: outcomes[0]?.suggestion !== null });
    }
    const drawn = await exposures(study);
    expect(drawn).toHaveLength(40);
    const shown = drawn.filter(({ arm }) => arm === 'SHOWN').length;
    expect(shown).toBeGreaterThan(11);
    expect(shown).toBeLessThan(29);
  });

  it('is drawn once and shown again to a sender who heard nothing, however often the answer arrives', async () => {
    const [person = ''] = await scene.people(1);
    const { study } = await suggestedStudy(2, [person], 1);
    const { outcomes } = await answerNext(person, study, { times: 6 });
    expect(outcomes.map(({ suggestion }) => suggestion?.answer.verdict)).toEqual(Array(6).fill('YTA'));
    expect(new Set(outcomes.map(({ suggestion }) => suggestion?.id)).size).toBe(1);
    expect(await exposures(study)).toHaveLength(1);
  });

  it('is held back from answers that come when nobody waits, and the log says so', async () => {
    const [person = ''] = await scene.people(1);
    const { study } = await suggestedStudy(2, [person], 1);
    const { outcomes } = await answerNext(person, study, { awaitsSuggestion: false });
    expect(outcomes[0]?.suggestion).toBeNull();
    expect(await exposures(study)).toMatchObject([{ arm: 'HELD_BACK', reason: 'OFFLINE', isShown: false }]);
  });

  it('leaves the first answer the one that counts when it is changed afterwards', async () => {
    const [person = '', other = ''] = await scene.people(2);
    const { study } = await suggestedStudy(1, [person, other], 1);
    const { taskId, outcomes } = await answerNext(person, study);
    const change = { taskId, idempotencyKey: `change ${taskId}`, answer: verdict({ verdict: 'YTA' }) };
    const [changed, again] = await Promise.all([
      scene.judgments.revise(person, change),
      scene.judgments.revise(person, change),
    ]);
    expect([changed.kind, again.kind]).toEqual(['submitted', 'submitted']);
    const rows = await scene.query(
      `select revision, current, after_suggestion as after, answer->>'verdict' as verdict from judgments
       where task_id = $1 order by revision`,
      [taskId],
    );
    expect(rows).toEqual([
      { revision: 1, current: true, after: false, verdict: 'NTA' },
      { revision: 2, current: false, after: true, verdict: 'YTA' },
    ]);
    expect(await exposures(study)).toMatchObject([
      { outcome: 'CHANGED', revisionId: (changed as Submitted).judgmentId },
    ]);
    const counted: unknown[] = [];
    for await (const { judgment } of scene.judgments.currentOfStudy(study.id)) counted.push(judgment.answer);
    expect(counted).toMatchObject([{ verdict: 'NTA' }]);
    // Too late to say otherwise, and nobody else's to say.
    const id = outcomes[0]?.suggestion?.id ?? '';
    expect(await suggestions().keep(person, id)).toBe(false);
    expect(await suggestions().keep(other, id)).toBe(false);
    const [effect] = await service(SuggestionEffectsService).ofStudy(study);
    expect(effect?.arms[0]).toMatchObject({ answers: 1, changed: 1, agreedAfter: { value: 1 } });
  });

  it('can be answered by keeping what one said, once or twice', async () => {
    const [person = ''] = await scene.people(1);
    const { study } = await suggestedStudy(1, [person], 1);
    const { outcomes } = await answerNext(person, study);
    const id = outcomes[0]?.suggestion?.id ?? '';
    expect(await Promise.all([suggestions().keep(person, id), suggestions().keep(person, id)])).toEqual([
      true,
      true,
    ]);
    expect(await exposures(study)).toMatchObject([{ outcome: 'KEPT' }]);
  });

  it('loses its reason when the text is deleted, and the draw when its person leaves', async () => {
    const [person = ''] = await scene.people(1);
    const { study, sourceId, names } = await suggestedStudy(1, [person], 1);
    await answerNext(person, study);
    await scene.deletePost(sourceId, names[0] ?? '');
    const rows = await scene.query(`select answer ? 'reason' as has from suggestions where study_id = $1`, [
      study.id,
    ]);
    expect(rows).toEqual([{ has: false }]);
    const late = await suggestions().importLines(
      null,
      study.id,
      [JSON.stringify({ scenario: (await tasksOf(study))[0]?.scenarioId, verdict: 'NTA', reason: 'x' })],
      { model: 'late' },
    );
    expect(late).toMatchObject({ stored: 0, problems: [{ line: 1 }] });
  });
});
