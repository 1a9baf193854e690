import { Clock } from '@ethogram/core';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { z } from 'zod';
import { markOne } from '../participation/participants.service.js';
import type { ParticipationPlan } from '../participation/participation-plan.js';
import { firstCourse } from '../participation/participation.policy.js';
import { markOfStatus } from './recruitment.policy.js';

/** Of what Prolific sends when the state of a submission changes; the submission is the session of the address. */
const event = z.object({
  event_type: z.literal('submission.status.change'),
  resource_id: z.string().min(1).max(128),
  participant_id: z.string().min(1).max(128),
  status: z.string().min(1).max(64),
});

export interface ProlificMessage {
  readonly body: unknown;
  /** Names the signed bytes. */
  readonly signatureHash: string;
  /** The event's own id, the same at every delivery. */
  readonly eventId: string | null;
  /** When it was sent. */
  readonly sentAt: Date;
}

interface FoundRecruit {
  readonly id: string;
  readonly studyId: string;
  readonly personId: string | null;
  readonly plan: ParticipationPlan | null;
}

/** `ignored`: it concerns nobody here, or says nothing that matters; `repeated`: it was dealt with before. */
export type ProlificOutcome = 'done' | 'ignored' | 'repeated';

/** Follows what becomes of submissions at Prolific. */
@Injectable()
export class ProlificService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  /** Takes a genuine message; the same one again has no effect, and an older one none after a newer. */
  async take(message: ProlificMessage): Promise<ProlificOutcome> {
    return this.dataSource.transaction(async (manager) => {
      const stored: unknown[] = await manager.query(
        `insert into recruiter_events (signature_hash, event_id, received_at) values ($1, $2, $3)
         on conflict do nothing returning 1 as stored`,
        [message.signatureHash, message.eventId, this.clock.now()],
      );
      if (stored.length === 0) return 'repeated';
      const parsed = event.safeParse(message.body);
      return parsed.success ? follow(manager, parsed.data, message.sentAt) : 'ignored';
    });
  }
}

async function follow(
  manager: EntityManager,
  { resource_id: sessionId, participant_id: externalId, status }: z.infer<typeof event>,
  sentAt: Date,
): Promise<ProlificOutcome> {
  const mark = markOfStatus(status);
  const [recruit]: FoundRecruit[] = await manager.query(
    `select recruits.id, recruits.study_id as "studyId", person_id as "personId", studies.participation as plan
     from recruits join studies on studies.id = recruits.study_id where session_id = $1 and external_id = $2`,
    [sessionId, externalId],
  );
  if (!recruit?.personId || !recruit.plan || !mark) return 'ignored';
  const { studyId, personId, plan } = recruit;
  // The membership first, as everywhere.
  await manager.query(`select from study_people where study_id = $1 and person_id = $2 for update`, [
    studyId,
    personId,
  ]);
  if (!(await isLatest(manager, recruit.id, sentAt))) return 'ignored';
  const isMember = await markOne(manager, { studyId, personId, course: firstCourse(plan), mark });
  return isMember ? 'done' : 'ignored';
}

/** Messages may arrive in any order: the latest word counts. */
async function isLatest(manager: EntityManager, recruitId: string, sentAt: Date): Promise<boolean> {
  const rows: unknown[] = await manager.query(
    `with noted as (
       update recruits set status_at = $2 where id = $1 and (status_at is null or status_at <= $2) returning id)
     select id from noted`,
    [recruitId, sentAt],
  );
  return rows.length > 0;
}
