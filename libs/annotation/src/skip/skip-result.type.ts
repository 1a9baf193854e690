import { Access } from '@ethogram/platform';
import { createUnionType, Field, ObjectType } from '@nestjs/graphql';
import { ClaimResult, StudyClosedType, toClaimResult } from '../claim/assignment.type.js';
import { ClaimLostType, NotPermittedType } from '../judgment/submit-result.type.js';
import type { SkipOutcome } from './skip-outcome.js';

@Access('ANNOTATOR')
@ObjectType('Skipped')
export class SkippedType {
  @Field(() => ClaimResult)
  next!: typeof ClaimResult;
}

export const SkipResult = createUnionType({
  name: 'SkipResult',
  types: () => [SkippedType, ClaimLostType, StudyClosedType, NotPermittedType] as const,
});

export function toSkipResult(outcome: SkipOutcome): typeof SkipResult {
  switch (outcome.kind) {
    case 'skipped':
      return Object.assign(new SkippedType(), { next: toClaimResult(outcome.next) });
    case 'claim_lost':
      return Object.assign(new ClaimLostType(), {
        reason: outcome.reason,
        message: outcome.message,
        next: toClaimResult(outcome.next),
      });
    case 'study_closed':
      return Object.assign(new StudyClosedType(), { reason: outcome.reason, message: outcome.message });
    case 'not_permitted':
      return Object.assign(new NotPermittedType(), { message: outcome.message });
  }
}
