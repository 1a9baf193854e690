import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CollectionScheduleService, type ScheduleChange } from '@ethogram/collection';
import { SourceService } from '@ethogram/corpus';
import { CollectionScene, eventually, START } from './collection-scene.js';

let scene: CollectionScene;
let schedules: CollectionScheduleService;

beforeAll(async () => {
  scene = await CollectionScene.open();
  schedules = scene.app.module.get(CollectionScheduleService);
  for (let index = 0; index < 3; index += 1)
    scene.reddit.addPost({ subreddit: 'aita', selftext: `first ${index}` });
});

afterAll(() => scene.close());

async function change(part: Partial<ScheduleChange> = {}): Promise<ScheduleChange> {
  const request = { subreddit: 'aita', listing: 'NEW', withComments: false } as const;
  const sourceId = part.sourceId ?? (await scene.source());
  return { sourceId, name: 'Every minute', cron: '* * * * *', enabled: true, request, ...part };
}

async function runsOf(scheduleId: string): Promise<{ id: string; state: string }[]> {
  return scene.query('select id, state from collection_runs where schedule_id = $1 order by created_at', [
    scheduleId,
  ]);
}

describe('a schedule', () => {
  it('is saved, changed, switched off and deleted, and its times are known', async () => {
    const made = await schedules.save(null, await change({ cron: ' 0  6 * * * ' }));
    const { id, sourceId } = made.schedule;
    expect(made).toMatchObject({ problem: null, nextAt: new Date('2026-03-02T06:00:00Z') });
    expect(made.schedule).toMatchObject({ cron: '0 6 * * *', request: { subreddit: 'aita', limit: null } });
    const off = await schedules.save(
      null,
      await change({ id, sourceId, cron: '30 7 * * 1', enabled: false }),
    );
    expect(off).toMatchObject({ nextAt: null, schedule: { id, cron: '30 7 * * 1', createdAt: START } });
    expect(await schedules.list(sourceId)).toHaveLength(1);
    const planned = (): Promise<unknown[]> =>
      scene.query('select cron from jobs.schedule where key = $1', [id]);
    expect(await planned()).toEqual([]);
    await schedules.save(null, await change({ id, sourceId, cron: '15 7 * * 1' }));
    expect(await planned()).toEqual([{ cron: '15 7 * * 1' }]);
    await schedules.delete(null, id);
    expect(await planned()).toEqual([]);
    expect(await schedules.list(sourceId)).toEqual([]);
  });

  it('says what is wrong with it', async () => {
    await expect(schedules.save(null, await change({ cron: 'every day' }))).rejects.toThrow(
      'A schedule has five fields',
    );
    await expect(schedules.save(null, await change({ cron: '61 * * * *' }))).rejects.toThrow(
      '“61” is no minute',
    );
    await expect(schedules.save(null, await change({ name: ' ' }))).rejects.toThrow('needs a name');
    await expect(schedules.save(null, await change({ request: { subreddit: '' } }))).rejects.toThrow(
      'Name the subreddit',
    );
    const expired = await scene.source(START);
    await expect(schedules.save(null, await change({ sourceId: expired }))).rejects.toThrow(
      'expired on 1 March 2026',
    );
  });

  it('starts one run at a time', async () => {
    const { schedule } = await schedules.save(null, await change({ cron: '0 0 1 1 *' }));
    const both = await Promise.all([schedules.start(schedule.id), schedules.start(schedule.id)]);
    expect(both.filter((run) => run !== null)).toHaveLength(1);
    expect((await schedules.get(schedule.id)).problem).toBe(
      'The run before had not ended, so none was started at 2026-03-01T12:00:00.000Z.',
    );
    const [run] = await runsOf(schedule.id);
    expect(await scene.fetch(run?.id ?? '')).toMatchObject({ state: 'SUCCEEDED', scheduleId: schedule.id });
    expect(await schedules.start(schedule.id)).not.toBeNull();
    expect(await schedules.get(schedule.id)).toMatchObject({
      problem: null,
      schedule: { lastStartedAt: START },
    });
  });

  it('starts none, and says why, once the approval has expired', async () => {
    const { schedule } = await schedules.save(null, await change({ cron: '0 0 1 1 *' }));
    const sources = scene.app.module.get(SourceService);
    await sources.update(null, { id: schedule.sourceId, approvalExpiresAt: START });
    expect(await schedules.start(schedule.id)).toBeNull();
    expect((await schedules.get(schedule.id)).problem).toContain('expired on 1 March 2026');
    expect(await runsOf(schedule.id)).toEqual([]);
    await sources.update(null, { id: schedule.sourceId, approvalExpiresAt: null });
    expect(await schedules.start(schedule.id)).not.toBeNull();
  });
});

describe('the clock', () => {
  it('starts the runs of schedules, and second looks 48 hours after the first', async () => {
    const { schedule } = await schedules.save(null, await change());
    const { sourceId } = schedule;
    await scene.app.startJobs();
    const first = await eventually(async () => (await runsOf(schedule.id))[0], 60);
    await eventually(async () => (await scene.row(first.id)).state === 'SUCCEEDED');
    await schedules.delete(null, schedule.id);
    expect((await scene.content(sourceId)).posts).toHaveLength(3);

    const [edited = '', deleted = ''] = (
      await scene.query<{ fullname: string }>(
        'select fullname from posts where source_id = $1 order by fullname',
        [sourceId],
      )
    ).map(({ fullname }) => fullname);
    scene.reddit.editPost(edited, { selftext: 'Edit: changed my mind', flair: 'Asshole', score: 900 });
    scene.reddit.addComment(edited, { body: 'YTA' });
    scene.reddit.deletePost(deleted);
    scene.clock.advance(48 * 3_600_000);
    await scene.query(`insert into jobs.job (name, data) values ('collection.start-second-looks', '{}')`);
    await eventually(async () => {
      const [run] = await scene.query<{ state: string }>(
        `select state from collection_runs where kind = 'SECOND_LOOK' and source_id = $1`,
        [sourceId],
      );
      return run?.state === 'SUCCEEDED';
    }, 30);

    const [post] = await scene.query(
      'select title, body, flair, score, state, second_look_due_at from posts where fullname = $1 and source_id = $2',
      [edited, sourceId],
    );
    expect(post).toMatchObject({
      body: expect.stringMatching(/^first/),
      flair: 'Asshole',
      score: 900,
      state: 'EDITED',
      second_look_due_at: null,
    });
    const looks = await scene.query(
      'select s.body, s.score, s.captured_at from post_snapshots s join posts p on p.id = s.post_id where p.fullname = $1 and p.source_id = $2 order by captured_at',
      [edited, sourceId],
    );
    expect(looks).toEqual([
      { body: expect.stringMatching(/^first/), score: 1, captured_at: START },
      { body: 'Edit: changed my mind', score: 900, captured_at: new Date('2026-03-03T12:00:00Z') },
    ]);
    expect((await scene.content(sourceId)).comments).toHaveLength(1);
    expect(await scene.query('select 1 from posts where fullname = $1', [deleted])).toEqual([]);
    expect(
      await scene.query('select 1 from posts where source_id = $1 and second_look_due_at is not null', [
        sourceId,
      ]),
    ).toEqual([]);
  }, 150_000);
});
