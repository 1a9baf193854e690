import { CorpusModule } from '@ethogram/corpus';
import { DatasetsModule } from '@ethogram/datasets';
import { ModelsModule } from '@ethogram/models';
import { SurveysModule } from '@ethogram/surveys';
import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { BuildReportHandler } from './report/build-report.handler.js';
import { ReportAssembly } from './report/report-assembly.js';
import { ReportExportController } from './report/report-export.controller.js';
import { ReportResolver } from './report/report.resolver.js';
import { ReportRun } from './report/report-run.entity.js';
import { ReportService } from './report/report.service.js';
import { ReportStore } from './report/report-store.js';
import { ReportSubjectsService } from './report/report-subjects.js';
import { Report } from './report/report.entity.js';
import { RunExecutor } from './run/run-executor.js';
import { RunPlanner } from './run/run-planner.js';
import { RunPreparation } from './run/run-preparation.js';
import { RunResolver } from './run/run.resolver.js';
import { RunService } from './run/run.service.js';
import { Run } from './run/run.entity.js';
import { SamplePurge } from './run/sample-purge.js';
import { Sample } from './run/sample.entity.js';

export const evaluationEntities = [Run, Sample, Report, ReportRun];

@Module({
  imports: [
    TypeOrmModule.forFeature(evaluationEntities),
    SurveysModule,
    CorpusModule,
    DatasetsModule,
    ModelsModule,
  ],
  providers: [
    RunPlanner,
    RunPreparation,
    RunExecutor,
    RunService,
    SamplePurge,
    RunResolver,
    ReportSubjectsService,
    ReportStore,
    ReportAssembly,
    ReportService,
    BuildReportHandler,
    ReportResolver,
  ],
  exports: [RunService, ReportService],
})
export class EvaluationModule {}

/** The routes of evaluation; mounted by the api alone. */
@Module({ imports: [EvaluationModule], controllers: [ReportExportController] })
export class EvaluationHttpModule {}
