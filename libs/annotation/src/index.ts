export { AnnotationHttpModule, AnnotationModule, annotationEntities } from './annotation.module.js';
export { type FormKind } from './form/form.entity.js';
export { definitionProblems } from './form/form-content.js';
export { FormService, type NewForm } from './form/form.service.js';
export { ItemReviewService } from './form/item-review.service.js';
export { PartCountsService } from './form/part-counts.service.js';
export { FormVersion } from './form/form-version.entity.js';
export { definitionOf } from './form/study-form.js';
export { Study, type StudyKind, type StudyState } from './study/study.entity.js';
export { StudyService, type NewStudy } from './study/study.service.js';
export { StudyStatistics, type PersonStatistics, type StudyCounts } from './study/study-statistics.js';
export { StudyKindEnum, StudyType, toStudyType } from './study/study.type.js';
export { Task } from './task/task.entity.js';
export { TaskService } from './task/task.service.js';
export { ClaimService } from './claim/claim.service.js';
export type { AheadOutcome, Claim, ClaimOutcome, HeldClaim } from './claim/claim.js';
export { AssignmentService, type AssignedContent } from './claim/assignment.service.js';
export { Judgment } from './judgment/judgment.entity.js';
export { JudgmentService } from './judgment/judgment.service.js';
export {
  type AnswerSelection,
  type CountedAnswer,
  CountedAnswers,
  type GivenVerdict,
} from './judgment/counted-answers.js';
export type { RevisedAnswer, SubmitOutcome, SubmittedAnswer } from './judgment/submit-outcome.js';
export { SkipService } from './skip/skip.service.js';
export type { SkipOutcome, SkippedTask } from './skip/skip-outcome.js';
export {
  AgreementService,
  type AgreementEstimate,
  estimateAgreement,
} from './agreement/agreement.service.js';
export { agreementQuestions } from './agreement/agreement-units.js';
export type { AgreementCut } from './agreement/agreement-cut.enum.js';
export { GoldAnswer, GOLD_KINDS, type GoldKind } from './gold/gold-answer.entity.js';
export { ParticipantWithdrawals, type JudgmentsWithdrawn } from './participation/participant-withdrawals.js';
export { ParticipationService } from './participation/participation.service.js';
export type { OwnParticipation } from './participation/own-participation.js';
export { PhaseAnswerService } from './participation/phase-answer.service.js';
export { ConsentService } from './participation/consent.service.js';
export { WithdrawalService } from './participation/withdrawal.service.js';
export { ParticipantsService } from './participation/participants.service.js';
export type { ParticipationPlan } from './participation/participation-plan.js';
export { RecruitmentService } from './recruitment/recruitment.service.js';
export { JoinService } from './recruitment/join.service.js';
export { GoldService, type GoldToMark } from './gold/gold.service.js';
export { Adjudication } from './adjudication/adjudication.entity.js';
export { AdjudicationService, type Settlement } from './adjudication/adjudication.service.js';
export { AdjudicationQueue } from './adjudication/adjudication-queue.js';
export { TaskGroupsService } from './assignment/task-groups.service.js';
export type { AssignmentStrategy } from './assignment/assignment-strategy.js';
export { QualityService, type PersonQuality } from './quality/quality.service.js';
export { QualitySettingsService } from './quality/quality-settings.service.js';
export { QueueHealthService } from './quality/queue-health.js';
export { StandingService } from './quality/standing.service.js';
export { WatchGoldJob } from './quality/watch-gold.job.js';
export {
  SuggestionService,
  type ImportedSuggestions,
  type SuggestedBy,
} from './suggestion/suggestion.service.js';
export type { NewSuggestion } from './suggestion/suggestion-lines.js';
export type { SuggestionSettings } from './suggestion/suggestion-settings.js';
export { SuggestionEffectsService } from './suggestion/suggestion-effects.service.js';
export { RetestService } from './retest/retest.service.js';
export type { RetestSettings } from './retest/retest-settings.js';
