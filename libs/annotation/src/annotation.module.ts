import { CorpusModule } from '@ethogram/corpus';
import { SurveysModule } from '@ethogram/surveys';
import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AdjudicationRequest } from './adjudication/adjudication-request.entity.js';
import { Adjudication } from './adjudication/adjudication.entity.js';
import { AgreementService } from './agreement/agreement.service.js';
import { JudgedTexts } from './agreement/judged-texts.js';
import { AnnotationLoaders } from './annotation-loaders.js';
import { AssignmentResolver } from './claim/assignment.resolver.js';
import { AssignmentService } from './claim/assignment.service.js';
import { ClaimService } from './claim/claim.service.js';
import { ContentWarningResolver } from './claim/content-warning.resolver.js';
import { Form } from './form/form.entity.js';
import { FormResolver, FormVersionResolver } from './form/form.resolver.js';
import { FormService } from './form/form.service.js';
import { ItemReviewResolver } from './form/item-review.resolver.js';
import { ItemReviewService } from './form/item-review.service.js';
import { FormVersion } from './form/form-version.entity.js';
import { PartCountsResolver } from './form/part-counts.resolver.js';
import { PartCountsService } from './form/part-counts.service.js';
import { StudyFormFinder } from './form/study-form.js';
import { GoldAnswer } from './gold/gold-answer.entity.js';
import { Judgment } from './judgment/judgment.entity.js';
import { CountedAnswers } from './judgment/counted-answers.js';
import { JudgmentReader } from './judgment/judgment-reader.js';
import { JudgmentResolver } from './judgment/judgment.resolver.js';
import { JudgmentService } from './judgment/judgment.service.js';
import { MyJudgmentResolver } from './judgment/my-judgment.resolver.js';
import { TaskFormService } from './judgment/task-form.service.js';
import { Consent } from './participation/consent.entity.js';
import { ConsentVersion } from './participation/consent-version.entity.js';
import { Participation } from './participation/participation.entity.js';
import { ConsentService } from './participation/consent.service.js';
import { MyParticipationResolver } from './participation/my-participation.resolver.js';
import { ParticipantsResolver } from './participation/participants.resolver.js';
import { ParticipantsService } from './participation/participants.service.js';
import { ParticipantWithdrawals } from './participation/participant-withdrawals.js';
import { ParticipationService } from './participation/participation.service.js';
import { PhaseAnswer } from './participation/phase-answer.entity.js';
import { PhaseAnswerPurge } from './participation/phase-answer-purge.js';
import { PhaseAnswerService } from './participation/phase-answer.service.js';
import { PhaseTasksService } from './participation/phase-tasks.service.js';
import { PlanService } from './participation/plan.service.js';
import { WithdrawalService } from './participation/withdrawal.service.js';
import { JoinController } from './recruitment/join.controller.js';
import { JoinService } from './recruitment/join.service.js';
import { ProlificService } from './recruitment/prolific.service.js';
import { ProlificWebhookController } from './recruitment/prolific-webhook.controller.js';
import { RecruitmentResolver } from './recruitment/recruitment.resolver.js';
import { RecruitmentService } from './recruitment/recruitment.service.js';
import { Recruit } from './recruitment/recruit.entity.js';
import { RecruiterEvent } from './recruitment/recruiter-event.entity.js';
import { RecruitmentLink } from './recruitment/recruitment-link.entity.js';
import { qualityResolvers, qualityServices } from './quality/quality-providers.js';
import { RetestAnswer } from './retest/retest-answer.entity.js';
import { Retest } from './retest/retest.entity.js';
import { retestInternals, retestServices } from './retest/retest-providers.js';
import { StudyContentFinder } from './study/study-content.js';
import { StudySelections } from './study/study-selections.js';
import { StudyPermission } from './study/study-permission.js';
import { StudyPerson } from './study/study-person.entity.js';
import { StudyPersonResolver, StudyResolver } from './study/study.resolver.js';
import { StudyService } from './study/study.service.js';
import { StudyStatistics } from './study/study-statistics.js';
import { Study } from './study/study.entity.js';
import { SkipNotes } from './skip/skip-notes.js';
import { SkipResolver } from './skip/skip.resolver.js';
import { SkipService } from './skip/skip.service.js';
import { Skip } from './skip/skip.entity.js';
import { SuggestionExposure } from './suggestion/suggestion-exposure.entity.js';
import { Suggestion } from './suggestion/suggestion.entity.js';
import { suggestionInternals, suggestionServices } from './suggestion/suggestion-providers.js';
import { Slot } from './task/slot.entity.js';
import { Task } from './task/task.entity.js';
import { TaskResolver } from './task/task.resolver.js';
import { TaskService } from './task/task.service.js';
import { TaskWithdrawals } from './task/task-withdrawals.js';

export const annotationEntities = [
  Form,
  FormVersion,
  Study,
  StudyPerson,
  Task,
  Slot,
  Judgment,
  Skip,
  GoldAnswer,
  Adjudication,
  AdjudicationRequest,
  Participation,
  ConsentVersion,
  Consent,
  PhaseAnswer,
  RecruitmentLink,
  Recruit,
  RecruiterEvent,
  Suggestion,
  SuggestionExposure,
  Retest,
  RetestAnswer,
];

const services = [
  FormService,
  ItemReviewService,
  PartCountsService,
  StudyService,
  StudyStatistics,
  TaskService,
  ClaimService,
  AssignmentService,
  JudgmentService,
  CountedAnswers,
  SkipService,
  AgreementService,
  JudgedTexts,
  ...qualityServices,
  ...suggestionServices,
  ...retestServices,
  ParticipationService,
  PhaseAnswerService,
  ConsentService,
  WithdrawalService,
  ParticipantsService,
  ParticipantWithdrawals,
  PlanService,
  RecruitmentService,
  JoinService,
  ProlificService,
];
const internals = [
  ...suggestionInternals,
  ...retestInternals,
  StudyFormFinder,
  StudyContentFinder,
  StudySelections,
  StudyPermission,
  TaskWithdrawals,
  SkipNotes,
  TaskFormService,
  JudgmentReader,
  AnnotationLoaders,
  PhaseTasksService,
  PhaseAnswerPurge,
];
const resolvers = [
  FormResolver,
  FormVersionResolver,
  ItemReviewResolver,
  PartCountsResolver,
  StudyResolver,
  StudyPersonResolver,
  TaskResolver,
  JudgmentResolver,
  AssignmentResolver,
  ContentWarningResolver,
  MyJudgmentResolver,
  SkipResolver,
  ...qualityResolvers,
  MyParticipationResolver,
  ParticipantsResolver,
  RecruitmentResolver,
];

@Module({
  imports: [TypeOrmModule.forFeature(annotationEntities), SurveysModule, CorpusModule],
  providers: [...services, ...internals, ...resolvers],
  exports: services,
})
export class AnnotationModule {}

/** The routes of annotation; mounted by the api alone. */
@Module({ imports: [AnnotationModule], controllers: [JoinController, ProlificWebhookController] })
export class AnnotationHttpModule {}
