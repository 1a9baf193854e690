import { CorpusModule } from '@ethogram/corpus';
import { DatasetsModule } from '@ethogram/datasets';
import { ModelsModule } from '@ethogram/models';
import { SurveysModule } from '@ethogram/surveys';
import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AnswerCacheResolver } from './answer-cache/answer-cache.resolver.js';
import { AnswerCache } from './answer-cache/answer-cache.service.js';
import { CachedAnswer } from './answer-cache/cached-answer.entity.js';
import { BenchmarkImport } from './benchmark/benchmark-import.entity.js';
import { BenchmarkResolver } from './benchmark/benchmark.resolver.js';
import { BenchmarkResult } from './benchmark/benchmark-result.entity.js';
import { BenchmarkService } from './benchmark/benchmark.service.js';
import { GameBaselineHandler } from './game/game-baseline.handler.js';
import { GameResolver } from './game/game.resolver.js';
import { GameService } from './game/game.service.js';
import { StoredGame } from './game/stored-game.entity.js';
import { Play } from './play/play.entity.js';
import { PlayMaker } from './play/play-maker.js';
import { PlayResolver } from './play/play.resolver.js';
import { PlayService } from './play/play.service.js';
import { ComparedSamples } from './comparison/compared-samples.js';
import { CompareRunsHandler } from './comparison/compare-runs.handler.js';
import { ComparisonResolver } from './comparison/comparison.resolver.js';
import { ComparisonService } from './comparison/comparison.service.js';
import { ComparisonStore } from './comparison/comparison-store.js';
import { Comparison } from './comparison/comparison.entity.js';
import { PairedSamples } from './comparison/paired-samples.js';
import { RunComparer } from './comparison/run-comparer.js';
import { ExperimentComposer } from './experiment/experiment-composer.js';
import { ExperimentExport } from './experiment/experiment-export.js';
import { ExperimentExportController } from './experiment/experiment-export.controller.js';
import { ExperimentStep } from './experiment/experiment-step.entity.js';
import { ExperimentSteps } from './experiment/experiment-steps.js';
import { ExperimentStore } from './experiment/experiment-store.js';
import { Experiment } from './experiment/experiment.entity.js';
import { ExperimentHandler } from './experiment/experiment.handler.js';
import { ExperimentResolver } from './experiment/experiment.resolver.js';
import { ExperimentService } from './experiment/experiment.service.js';
import { SyntheticReleases } from './experiment/synthetic-releases.js';
import { BuildReportHandler } from './report/build-report.handler.js';
import { MethodFactsService } from './report/method-facts.js';
import { ReportAssembly } from './report/report-assembly.js';
import { ReportControlsService } from './report/report-controls.js';
import { ReportExportController } from './report/report-export.controller.js';
import { ReportResolver } from './report/report.resolver.js';
import { ReportRun } from './report/report-run.entity.js';
import { ReportService } from './report/report.service.js';
import { ReportStore } from './report/report-store.js';
import { ReportSubjectsService } from './report/report-subjects.js';
import { Report } from './report/report.entity.js';
import { EvaluateRunHandler } from './run/evaluate-run.handler.js';
import { RunAdmission } from './run/run-admission.js';
import { RunControlResolver } from './run/run-control.resolver.js';
import { RunCosts } from './run/run-cost.js';
import { RunControlService } from './run/run-control.service.js';
import { ModelIdentities } from './run/model-identities.js';
import { PlayExecutor } from './run/play-executor.port.js';
import { RunExecutor } from './run/run-executor.js';
import { RunPlanner } from './run/run-planner.js';
import { RunPreparation } from './run/run-preparation.js';
import { RunResolver } from './run/run.resolver.js';
import { RunSummaries } from './run/run-summaries.js';
import { RunService } from './run/run.service.js';
import { Run } from './run/run.entity.js';
import { SamplePurge } from './run/sample-purge.js';
import { Sample } from './run/sample.entity.js';
import { SampleAttempt } from './run/sample-attempt.entity.js';

export const evaluationEntities = [
  Run,
  Sample,
  SampleAttempt,
  CachedAnswer,
  Report,
  ReportRun,
  Comparison,
  StoredGame,
  Play,
  BenchmarkImport,
  BenchmarkResult,
  Experiment,
  ExperimentStep,
];

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
    ModelIdentities,
    RunAdmission,
    RunCosts,
    RunControlResolver,
    AnswerCacheResolver,
    RunControlService,
    EvaluateRunHandler,
    RunSummaries,
    AnswerCache,
    { provide: PlayExecutor, useClass: PlayMaker },
    RunService,
    SamplePurge,
    BenchmarkService,
    BenchmarkResolver,
    GameService,
    GameBaselineHandler,
    GameResolver,
    PlayService,
    PlayResolver,
    RunResolver,
    ComparedSamples,
    RunComparer,
    PairedSamples,
    ComparisonStore,
    ComparisonService,
    CompareRunsHandler,
    ComparisonResolver,
    ReportSubjectsService,
    ReportControlsService,
    MethodFactsService,
    ReportStore,
    ReportAssembly,
    ReportService,
    BuildReportHandler,
    ReportResolver,
    SyntheticReleases,
    ExperimentStore,
    ExperimentComposer,
    ExperimentExport,
    ExperimentSteps,
    ExperimentService,
    ExperimentHandler,
    ExperimentResolver,
  ],
  exports: [
    RunService,
    RunControlService,
    AnswerCache,
    ComparisonService,
    ReportService,
    GameService,
    PlayService,
    BenchmarkService,
    ExperimentService,
    ExperimentExport,
    SyntheticReleases,
  ],
})
export class EvaluationModule {}

/** The routes of evaluation; mounted by the api alone. */
@Module({ imports: [EvaluationModule], controllers: [ReportExportController, ExperimentExportController] })
export class EvaluationHttpModule {}
