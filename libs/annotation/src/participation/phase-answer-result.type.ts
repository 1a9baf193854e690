import { Access } from '@ethogram/platform';
import { createUnionType, Field, ObjectType } from '@nestjs/graphql';
import { StudyClosedType } from '../claim/assignment.type.js';
import { InvalidAnswerType, NotPermittedType } from '../judgment/submit-result.type.js';
import { MyParticipationType, toMyParticipationType } from './my-participation.type.js';
import type { OwnParticipation } from './own-participation.js';
import type { Feedback, PhaseAnswerOutcome } from './phase-answer.service.js';

@Access('ANNOTATOR')
@ObjectType('TrainingFeedback')
export class TrainingFeedbackType {
  @Field(() => Boolean)
  isRight!: boolean;

  @Field(() => String)
  explanation!: string;

  /** Which parts differ from what is expected: `verdict`, `acceptability`, keys of values, or `rating`. */
  @Field(() => [String])
  wrong!: readonly string[];
}

@Access('ANNOTATOR')
@ObjectType('PhaseAnswered')
export class PhaseAnsweredType {
  /** True when this answer had arrived before. */
  @Field(() => Boolean)
  replayed!: boolean;

  /** Of a training task. */
  @Field(() => TrainingFeedbackType, { nullable: true })
  feedback!: Feedback | null;

  @Field(() => MyParticipationType)
  participation!: MyParticipationType;
}

/** The person has got on meanwhile, in another tab for instance; the answer was not kept. */
@Access('ANNOTATOR')
@ObjectType('PhaseMoved')
export class PhaseMovedType {
  @Field(() => MyParticipationType)
  participation!: MyParticipationType;
}

export const PhaseAnswerResult = createUnionType({
  name: 'PhaseAnswerResult',
  types: () =>
    [PhaseAnsweredType, PhaseMovedType, InvalidAnswerType, NotPermittedType, StudyClosedType] as const,
});

/** @param participation where the person stands now; needed but for refusals */
export function toPhaseAnswerResult(
  outcome: PhaseAnswerOutcome,
  participation: OwnParticipation | null,
): typeof PhaseAnswerResult {
  switch (outcome.kind) {
    case 'invalid_answer':
      return Object.assign(new InvalidAnswerType(), { problems: outcome.problems });
    case 'not_permitted':
      return Object.assign(new NotPermittedType(), { message: outcome.message });
    case 'study_closed':
      return Object.assign(new StudyClosedType(), { reason: outcome.reason, message: outcome.message });
    case 'moved':
      return Object.assign(new PhaseMovedType(), { participation: typeOf(participation) });
    case 'answered': {
      const { replayed, feedback } = outcome;
      return Object.assign(new PhaseAnsweredType(), {
        replayed,
        feedback,
        participation: typeOf(participation),
      });
    }
  }
}

function typeOf(participation: OwnParticipation | null): MyParticipationType {
  if (!participation) throw new Error('There is no participation to go on with.');
  return toMyParticipationType(participation);
}
