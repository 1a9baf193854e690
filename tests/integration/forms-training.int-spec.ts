import { GoldService, ParticipationService, PhaseAnswerService, type Study } from '@ethogram/annotation';
import type { FormAnswer, FormDefinition } from '@ethogram/core';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { AnnotationScene } from './annotation-scene.js';

const FORM: FormDefinition = {
  version: 1,
  parts: [
    { id: 'bad', kind: 'likert', label: 'How bad?', required: true, min: 1, labels: ['little', '', 'much'] },
    { id: 'sure', kind: 'likert', label: 'Sure?', required: false, min: 1, labels: ['no', 'yes'] },
  ],
};

let scene: AnnotationScene;
beforeAll(async () => {
  scene = await AnnotationScene.set();
});
afterAll(() => scene.application.close());

const service = <T>(type: new (...parts: never[]) => T): T => scene.application.module.get(type);

async function trainingStudy(person: string): Promise<Study> {
  const { sourceId } = await scene.sourceWithScenarios(3);
  const study = await scene.studies.create(null, {
    name: 'Training',
    kind: 'FORM',
    guideline: 'Look.',
    form: FORM,
    sourceId,
    judgmentsPerTask: 1,
    participation: { qualification: { passMark: 1, tries: 2 } },
  });
  const { items } = await scene.tasks.list(study.id);
  const expected = { kind: 'form', parts: [{ part: 'bad', value: 3, tolerance: 0 }] };
  await service(GoldService).mark(null, {
    taskId: items[0]?.id ?? '',
    kind: 'TRAINING',
    expected,
    explanation: 'It is bad.',
  });
  await scene.studies.addPeople(null, study.id, [person]);
  return scene.studies.open(null, study.id);
}

it('a training asks the form of the study, says which parts differ, and lets those go on who are right', async () => {
  const [person = ''] = await scene.people(1);
  const study = await trainingStudy(person);
  let sent = 0;
  const answer = async (parts: FormAnswer['parts']): Promise<unknown> => {
    const own = await service(ParticipationService).own(person, study.id);
    if (!own?.task) throw new Error('There is no task.');
    const { phase, key: taskKey, tryNumber, content } = own.task;
    expect(content).toMatchObject({ kind: 'FORM', definition: FORM, form: null });
    sent += 1;
    return service(PhaseAnswerService).submit(person, {
      studyId: study.id,
      phase,
      taskKey,
      tryNumber,
      idempotencyKey: `training-${sent}`,
      answer: { kind: 'form', parts },
    });
  };
  expect(await answer({ sure: 1 })).toMatchObject({ kind: 'invalid_answer' });
  expect(await answer({ bad: 1 })).toMatchObject({
    kind: 'answered',
    feedback: { isRight: false, wrong: ['bad'], explanation: 'It is bad.' },
  });
  expect(await answer({ bad: 3 })).toMatchObject({
    kind: 'answered',
    feedback: { isRight: true, wrong: [] },
  });
  expect((await scene.claims.claimNext(person, study.id)).kind).toBe('claimed');
});
