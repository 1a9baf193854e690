import { checkGold, Clock, type JudgmentAnswer, newId } from '@ethogram/core';
import { ConflictError, NotFoundError } from '@ethogram/platform';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { StudyClosedOutcome } from '../claim/claim.js';
import { closedOutcome, lockMember } from '../claim/claim-slot.js';
import { checkAnswer } from '../judgment/judgment.policy.js';
import { answerHash } from '../judgment/store-judgment.js';
import { StudyPermission } from '../study/study-permission.js';
import { ParticipationService, planned, type PlannedStudy } from './participation.service.js';
import type { AskedPhase } from './participation.policy.js';
import { type KnownAnswer, PhaseTasksService } from './phase-tasks.service.js';
import { settle } from './settle.js';

export interface SentPhaseAnswer {
  readonly studyId: string;
  readonly phase: AskedPhase;
  readonly taskKey: string;
  readonly tryNumber: number;
  readonly idempotencyKey: string;
  readonly answer: unknown;
  readonly durationMs?: number | null;
}

/** What the person is told after a training task. */
export interface Feedback {
  readonly isRight: boolean;
  readonly explanation: string;
  /** Which of the expected parts differ: `verdict`, `acceptability`, keys of values, or `rating`; each once. */
  readonly wrong: readonly string[];
}

export type PhaseAnswerOutcome =
  | { readonly kind: 'answered'; readonly replayed: boolean; readonly feedback: Feedback | null }
  /** The person has got on meanwhile, in another tab for instance; nothing was stored. */
  | { readonly kind: 'moved' }
  | { readonly kind: 'invalid_answer'; readonly problems: readonly string[] }
  | { readonly kind: 'not_permitted'; readonly message: string }
  | StudyClosedOutcome;

/** Takes the answers to training tasks and to the surveys around the work. */
@Injectable()
export class PhaseAnswerService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly participations: ParticipationService,
    private readonly tasks: PhaseTasksService,
    private readonly permission: StudyPermission,
    private readonly clock: Clock,
  ) {}

  /**
   * Stores an answer and goes on as far as it leads, in one transaction.
   * @throws ConflictError when the idempotency key has stored another answer
   */
  async submit(personId: string, sent: SentPhaseAnswer): Promise<PhaseAnswerOutcome> {
    const { studyId, phase, taskKey } = sent;
    const study = await this.participations.plannedStudy(studyId);
    if (!study) throw new NotFoundError('study with steps', studyId);
    const tasks = study.book.get(phase);
    if (!tasks?.keys.includes(taskKey)) return { kind: 'moved' };
    const form = await this.tasks.form(study.plan, phase, taskKey, tasks);
    const checked = checkAnswer(sent.answer, form);
    if (!checked.ok) return { kind: 'invalid_answer', problems: checked.problems };
    const known = phase === 'TRAINING' ? await this.tasks.knownAnswer(taskKey) : undefined;
    if (phase === 'TRAINING' && !known) return { kind: 'moved' };
    const refusal = phase === 'TRAINING' ? await this.permission.ofStudy(studyId) : undefined;
    if (refusal) return { kind: 'not_permitted', message: refusal };
    return this.dataSource.transaction((manager) =>
      this.store(manager, { personId, sent, study, answer: checked.answer, known }),
    );
  }

  private async store(manager: EntityManager, arrival: Arrival): Promise<PhaseAnswerOutcome> {
    const { personId, sent, study, answer, known } = arrival;
    const member = await lockMember(manager, personId, study.id);
    if (!member)
      return { kind: 'not_permitted', message: 'You are not in this study; ask its curator to add you.' };
    const feedback = known ? feedbackOn(answer, known) : null;
    const hash = answerHash(sent.taskKey, answer);
    if (await isReplay(manager, personId, sent.idempotencyKey, hash))
      return { kind: 'answered', replayed: true, feedback };
    const closed = closedOutcome(member.state);
    if (closed) return closed;
    const here = planned(member, study);
    const { phase, tryNumber, answered } = await settle(manager, here, study.book);
    if (phase !== sent.phase || tryNumber !== sent.tryNumber || answered.includes(sent.taskKey))
      return { kind: 'moved' };
    await manager.query(
      `insert into phase_answers (id, study_id, person_id, phase, try_number, task_key, idempotency_key, answer,
         answer_hash, is_right, duration_ms, answered_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8::jsonb, $9, $10, $11, clock_timestamp())`,
      [
        newId(this.clock),
        study.id,
        personId,
        phase,
        tryNumber,
        sent.taskKey,
        sent.idempotencyKey,
        JSON.stringify(answer),
        hash,
        feedback?.isRight ?? null,
        sent.durationMs ?? null,
      ],
    );
    await settle(manager, here, study.book);
    return { kind: 'answered', replayed: false, feedback };
  }
}

function feedbackOn(answer: JudgmentAnswer, { expected, explanation }: KnownAnswer): Feedback {
  const wrong = checkGold(answer, expected).filter(({ isRight }) => !isRight);
  return {
    isRight: wrong.length === 0,
    explanation,
    wrong: [...new Set(wrong.map(({ question }) => question))],
  };
}

interface Arrival {
  readonly personId: string;
  readonly sent: SentPhaseAnswer;
  readonly study: PlannedStudy;
  readonly answer: JudgmentAnswer;
  /** Of a training task. */
  readonly known: KnownAnswer | undefined;
}

async function isReplay(
  manager: EntityManager,
  personId: string,
  key: string,
  hash: string,
): Promise<boolean> {
  const [stored]: { answer_hash: string }[] = await manager.query(
    `select answer_hash from phase_answers where person_id = $1 and idempotency_key = $2`,
    [personId, key],
  );
  if (stored && stored.answer_hash !== hash)
    throw new ConflictError(
      'This idempotency key has already stored another answer; use a new key for a new answer.',
    );
  return stored !== undefined;
}
