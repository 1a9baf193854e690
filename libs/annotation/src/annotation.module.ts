import { CorpusModule } from '@ethogram/corpus';
import { SurveysModule } from '@ethogram/surveys';
import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AdjudicationRequest } from './adjudication/adjudication-request.entity.js';
import { Adjudication } from './adjudication/adjudication.entity.js';
import { AgreementService } from './agreement/agreement.service.js';
import { AnnotationLoaders } from './annotation-loaders.js';
import { AssignmentResolver } from './claim/assignment.resolver.js';
import { AssignmentService } from './claim/assignment.service.js';
import { ClaimService } from './claim/claim.service.js';
import { ContentWarningResolver } from './claim/content-warning.resolver.js';
import { GoldAnswer } from './gold/gold-answer.entity.js';
import { Judgment } from './judgment/judgment.entity.js';
import { JudgmentReader } from './judgment/judgment-reader.js';
import { JudgmentResolver } from './judgment/judgment.resolver.js';
import { JudgmentService } from './judgment/judgment.service.js';
import { MyJudgmentResolver } from './judgment/my-judgment.resolver.js';
import { TaskFormService } from './judgment/task-form.service.js';
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
import { Slot } from './task/slot.entity.js';
import { Task } from './task/task.entity.js';
import { TaskResolver } from './task/task.resolver.js';
import { TaskService } from './task/task.service.js';
import { TaskWithdrawals } from './task/task-withdrawals.js';

export const annotationEntities = [
  Study,
  StudyPerson,
  Task,
  Slot,
  Judgment,
  Skip,
  GoldAnswer,
  Adjudication,
  AdjudicationRequest,
];

const services = [
  StudyService,
  StudyStatistics,
  TaskService,
  ClaimService,
  AssignmentService,
  JudgmentService,
  SkipService,
  AgreementService,
];
const internals = [
  StudyContentFinder,
  StudySelections,
  StudyPermission,
  TaskWithdrawals,
  SkipNotes,
  TaskFormService,
  JudgmentReader,
  AnnotationLoaders,
];
const resolvers = [
  StudyResolver,
  StudyPersonResolver,
  TaskResolver,
  JudgmentResolver,
  AssignmentResolver,
  ContentWarningResolver,
  MyJudgmentResolver,
  SkipResolver,
];

@Module({
  imports: [TypeOrmModule.forFeature(annotationEntities), SurveysModule, CorpusModule],
  providers: [...services, ...internals, ...resolvers],
  exports: services,
})
export class AnnotationModule {}
