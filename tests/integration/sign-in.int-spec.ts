import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PeopleService, SessionService } from '@ethogram/accounts';
import { FixedClock } from '@ethogram/core';
import { createTestApplication, type TestApplication } from '@ethogram/testing';

describe('signing in', () => {
  const clock = new FixedClock(new Date('2026-01-01T00:00:00Z'));
  let app: TestApplication;
  let people: PeopleService;
  let sessions: SessionService;

  beforeAll(async () => {
    app = await createTestApplication({ clock });
    people = app.module.get(PeopleService);
    sessions = app.module.get(SessionService);
  });
  afterAll(() => app.close());

  async function newLink(): Promise<string> {
    const person = await people.create(null, { displayName: 'Ada', roles: ['ANNOTATOR'] });
    const link = await sessions.createLink(null, person.id);
    return new URL(link.url).searchParams.get('token') ?? '';
  }

  it('lets exactly one of many simultaneous clicks on a link in', async () => {
    const token = await newLink();
    const outcomes = await Promise.all(Array.from({ length: 8 }, () => sessions.signIn(token)));
    expect(outcomes.filter((outcome) => outcome !== undefined)).toHaveLength(1);
  });

  it('refuses a link after a day', async () => {
    const token = await newLink();
    clock.set(new Date('2026-01-02T00:00:01Z'));
    expect(await sessions.signIn(token)).toBeUndefined();
  });

  it('knows the person of a session until it is signed out', async () => {
    const signedIn = await sessions.signIn(await newLink());
    expect((await sessions.read(signedIn?.sessionToken))?.displayName).toBe('Ada');
    await sessions.signOut(signedIn?.sessionToken ?? '');
    expect(await sessions.read(signedIn?.sessionToken)).toBeUndefined();
  });

  it('keeps no token in the database', async () => {
    const token = await newLink();
    const [found] = await app.database.dataSource.query<{ kept: string }[]>(
      `select string_agg(token_hash, ' ') as kept from sign_in_links`,
    );
    expect(found?.kept).not.toContain(token);
  });

  it('does not let a curator make a sign-in link for an administrator', async () => {
    const admin = await people.create(null, { displayName: 'Root', roles: ['ADMIN'] });
    const curator = { personId: admin.id, displayName: 'Cora', roles: ['CURATOR'] as const };
    await expect(sessions.createLink(curator, admin.id)).rejects.toThrow('annotators only');
  });
});
