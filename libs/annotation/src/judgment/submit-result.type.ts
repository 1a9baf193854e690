import { Access } from '@ethogram/platform';
import { createUnionType, Field, ID, ObjectType, registerEnumType } from '@nestjs/graphql';
import { ClaimResult, StudyClosedType, toClaimResult } from '../claim/assignment.type.js';
import { ShownSuggestionType } from '../suggestion/shown-suggestion.type.js';
import type { ClaimLostReason, SubmitOutcome } from './submit-outcome.js';

export const ClaimLostReasonEnum = {
  WITHDRAWN: 'WITHDRAWN',
  ALREADY_ANSWERED: 'ALREADY_ANSWERED',
  SKIPPED: 'SKIPPED',
  TAKEN_OVER: 'TAKEN_OVER',
} as const satisfies { [R in ClaimLostReason]: R };
registerEnumType(ClaimLostReasonEnum, { name: 'ClaimLostReason' });

@Access('ANNOTATOR')
@ObjectType('Submitted')
export class SubmittedType {
  @Field(() => ID)
  judgmentId!: string;

  /** True when this answer had arrived before. */
  @Field(() => Boolean)
  replayed!: boolean;

  /** What a model would answer, for some people and after their own first answer only. */
  @Field(() => ShownSuggestionType, { nullable: true })
  suggestion!: ShownSuggestionType | null;

  @Field(() => ClaimResult)
  next!: typeof ClaimResult;
}

/** The lease ran out and the slot went to somebody else. */
@Access('ANNOTATOR')
@ObjectType('ClaimLost')
export class ClaimLostType {
  @Field(() => ClaimLostReasonEnum)
  reason!: ClaimLostReason;

  @Field(() => String)
  message!: string;

  @Field(() => ClaimResult)
  next!: typeof ClaimResult;
}

@Access('ANNOTATOR')
@ObjectType('InvalidAnswer')
export class InvalidAnswerType {
  @Field(() => [String])
  problems!: readonly string[];
}

@Access('ANNOTATOR')
@ObjectType('NotPermitted')
export class NotPermittedType {
  @Field(() => String)
  message!: string;
}

export const SubmitResult = createUnionType({
  name: 'SubmitResult',
  types: () => [SubmittedType, ClaimLostType, StudyClosedType, InvalidAnswerType, NotPermittedType] as const,
});

export function toSubmitResult(outcome: SubmitOutcome): typeof SubmitResult {
  switch (outcome.kind) {
    case 'submitted': {
      const { judgmentId, replayed, suggestion, next } = outcome;
      const shown = suggestion && Object.assign(new ShownSuggestionType(), suggestion);
      return Object.assign(new SubmittedType(), {
        judgmentId,
        replayed,
        suggestion: shown,
        next: toClaimResult(next),
      });
    }
    case 'claim_lost':
      return Object.assign(new ClaimLostType(), {
        reason: outcome.reason,
        message: outcome.message,
        next: toClaimResult(outcome.next),
      });
    case 'study_closed':
      return Object.assign(new StudyClosedType(), { reason: outcome.reason, message: outcome.message });
    case 'invalid_answer':
      return Object.assign(new InvalidAnswerType(), { problems: outcome.problems });
    case 'not_permitted':
      return Object.assign(new NotPermittedType(), { message: outcome.message });
  }
}
