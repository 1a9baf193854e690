import { randomBytes } from 'node:crypto';
import { PeopleService, SessionService } from '@ethogram/accounts';
import { Clock, newId } from '@ethogram/core';
import { PlatformConfig } from '@ethogram/platform';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { StudyState } from '../study/study.entity.js';
import { Recruit } from './recruit.entity.js';
import { RecruitmentLink } from './recruitment-link.entity.js';
import { type Arrival, readArrival } from './recruitment.policy.js';
import { externalKey } from './recruitment.service.js';

/** New people one link lets in within a minute, on all servers together. */
export const NEW_A_MINUTE = 120;

/** Why somebody is not let in. */
export const REFUSALS = ['UNKNOWN', 'CLOSED', 'FULL', 'BUSY', 'NO_ID', 'OTHER_SESSION', 'LEFT'] as const;
export type JoinRefusal = (typeof REFUSALS)[number];

export type JoinOutcome =
  | { readonly kind: 'joined'; readonly studyId: string; readonly sessionToken: string }
  | { readonly kind: 'refused'; readonly reason: JoinRefusal };

type Found = { readonly personId: string } | { readonly refusal: JoinRefusal };

/** Lets people in who come by a public address. */
@Injectable()
export class JoinService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly people: PeopleService,
    private readonly sessions: SessionService,
    private readonly config: PlatformConfig,
    private readonly clock: Clock,
  ) {}

  /** Finds or makes the pseudonymous participant and opens a session for them. */
  async join(token: string, parameters: Readonly<Record<string, unknown>>): Promise<JoinOutcome> {
    const found = await this.dataSource.transaction(async (manager) => {
      const invited = await manager.findOneBy(Recruit, { token });
      const link = await this.lockLink(manager, invited ? { id: invited.linkId } : { token });
      if (!link) return { refusal: 'UNKNOWN' } as const;
      const isOpen = (await stateOf(manager, link.studyId)) === 'OPEN';
      if (invited) return { ...(await this.enter(manager, link, invited.id, isOpen)), studyId: link.studyId };
      const arrival = readArrival(link.recruiter, parameters, () => newId(this.clock));
      if (!arrival) return { refusal: 'NO_ID' } as const;
      const recruit = await this.recruitOf(manager, link, arrival, isOpen);
      if ('refusal' in recruit) return recruit;
      return { ...(await this.enter(manager, link, recruit.id, isOpen)), studyId: link.studyId };
    });
    if ('refusal' in found) return { kind: 'refused', reason: found.refusal };
    const sessionToken = await this.sessions.openSession(found.personId);
    return { kind: 'joined', studyId: found.studyId, sessionToken };
  }

  /** Arrivals by one link take turns: places are not overdrawn and a double click is one person. */
  private async lockLink(
    manager: EntityManager,
    where: { readonly id: string } | { readonly token: string },
  ): Promise<RecruitmentLink | null> {
    return manager.findOne(RecruitmentLink, { where, lock: { mode: 'pessimistic_write' } });
  }

  private async recruitOf(
    manager: EntityManager,
    link: RecruitmentLink,
    { externalId, sessionId }: Arrival,
    isOpen: boolean,
  ): Promise<{ readonly id: string } | { readonly refusal: JoinRefusal }> {
    const key = externalKey(this.config.secret, link.studyId, externalId);
    const known = await manager.findOneBy(Recruit, { studyId: link.studyId, externalKey: key });
    if (known) {
      if (!known.externalId) return { refusal: 'LEFT' };
      // Ids of participants are no secret; that of the submission makes it them.
      return known.sessionId && known.sessionId !== sessionId ? { refusal: 'OTHER_SESSION' } : known;
    }
    const refusal = isOpen ? await this.refusalOfNew(manager, link) : 'CLOSED';
    if (refusal) return { refusal };
    const id = newId(this.clock);
    await manager.insert(Recruit, {
      id,
      studyId: link.studyId,
      linkId: link.id,
      externalKey: key,
      externalId,
      sessionId,
      token: null,
      personId: null,
      createdAt: this.clock.now(),
      statusAt: null,
    });
    return { id };
  }

  private async refusalOfNew(
    manager: EntityManager,
    link: RecruitmentLink,
  ): Promise<JoinRefusal | undefined> {
    if (link.closedAt) return 'CLOSED';
    const [row]: { joined: number; lately: number }[] = await manager.query(
      `select count(person_id)::int as joined, count(*) filter (where created_at > $2)::int as lately
       from recruits where link_id = $1`,
      [link.id, new Date(this.clock.now().getTime() - 60_000)],
    );
    if (link.places !== null && (row?.joined ?? 0) >= link.places) return 'FULL';
    return (row?.lately ?? 0) >= NEW_A_MINUTE ? 'BUSY' : undefined;
  }

  /** The person of a recruit, made and taken into the study the first time. */
  private async enter(
    manager: EntityManager,
    link: RecruitmentLink,
    recruitId: string,
    isOpen: boolean,
  ): Promise<Found> {
    const recruit = await manager.findOneByOrFail(Recruit, { id: recruitId });
    if (recruit.personId) return { personId: recruit.personId };
    if (!isOpen || link.closedAt) return { refusal: 'CLOSED' };
    const person = await this.people.createPseudonymous(manager, `Participant ${randomName()}`);
    await manager.update(Recruit, recruitId, { personId: person.id });
    await manager.query(
      `insert into study_people (study_id, person_id, added_at, draws) values ($1, $2, $3, 0) on conflict do nothing`,
      [link.studyId, person.id, this.clock.now()],
    );
    return { personId: person.id };
  }
}

const NAME_LETTERS = 'BCDFGHJKLMNPQRSTVWXZ';

/** Tells participants apart on a screen; says nothing of them. */
function randomName(): string {
  return [...randomBytes(6)].map((byte) => NAME_LETTERS[byte % NAME_LETTERS.length]).join('');
}

async function stateOf(manager: EntityManager, studyId: string): Promise<StudyState | undefined> {
  const [study]: { state: StudyState }[] = await manager.query(`select state from studies where id = $1`, [
    studyId,
  ]);
  return study?.state;
}
