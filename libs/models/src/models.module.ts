import { AnnotationModule } from '@ethogram/annotation';
import { CorpusModule } from '@ethogram/corpus';
import { DatasetsModule } from '@ethogram/datasets';
import { SurveysModule } from '@ethogram/surveys';
import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Adapter } from './adapter/adapter.entity.js';
import { AdapterResolver } from './adapter/adapter.resolver.js';
import { AdapterService } from './adapter/adapter.service.js';
import { EventIngest } from './fine-tune/event-ingest.js';
import { FineTuneCatalogueService } from './fine-tune/fine-tune-catalogue.service.js';
import { FineTuneCompletion } from './fine-tune/fine-tune-completion.js';
import { FineTuneDeletions } from './fine-tune/fine-tune-deletions.js';
import { FineTuneEvent } from './fine-tune/fine-tune-event.entity.js';
import { FineTuneFieldsResolver } from './fine-tune/fine-tune-fields.resolver.js';
import { FineTuneHandler } from './fine-tune/fine-tune.handler.js';
import { FineTuneMetric } from './fine-tune/fine-tune-metric.entity.js';
import { FineTunePreparation } from './fine-tune/fine-tune-preparation.js';
import { FineTuneProgress } from './fine-tune/fine-tune-progress.js';
import { FineTuneResolver } from './fine-tune/fine-tune.resolver.js';
import { FineTuneRun } from './fine-tune/fine-tune-run.entity.js';
import { FineTuneService } from './fine-tune/fine-tune.service.js';
import { LaunchPlaces } from './fine-tune/launch-places.js';
import { TrainingFilePurge } from './fine-tune/training-file-purge.js';
import { ModelResolver } from './model/model.resolver.js';
import { ModelService } from './model/model.service.js';
import { SweepAdvance } from './sweep/sweep-advance.js';
import { SweepCell } from './sweep/sweep-cell.entity.js';
import { SweepCellResolver } from './sweep/sweep-cell.resolver.js';
import { SweepForecaster } from './sweep/sweep-forecast.js';
import { SweepRetry } from './sweep/sweep-retry.js';
import { SweepStore } from './sweep/sweep-store.js';
import { Sweep } from './sweep/sweep.entity.js';
import { SweepHandler } from './sweep/sweep.handler.js';
import { SweepResolver } from './sweep/sweep.resolver.js';
import { SweepService } from './sweep/sweep.service.js';

export const modelsEntities = [FineTuneRun, FineTuneMetric, FineTuneEvent, Adapter, Sweep, SweepCell];

/** Models, fine-tune runs and adapters. Needs a `ModelClient` and a `FineTuneLauncher` from whoever starts the process. */
@Module({
  imports: [
    TypeOrmModule.forFeature(modelsEntities),
    SurveysModule,
    DatasetsModule,
    CorpusModule,
    AnnotationModule,
  ],
  providers: [
    AdapterService,
    ModelService,
    FineTuneService,
    FineTuneCatalogueService,
    FineTuneDeletions,
    FineTunePreparation,
    TrainingFilePurge,
    LaunchPlaces,
    FineTuneProgress,
    FineTuneCompletion,
    EventIngest,
    FineTuneHandler,
    ModelResolver,
    AdapterResolver,
    FineTuneResolver,
    FineTuneFieldsResolver,
    SweepStore,
    SweepForecaster,
    SweepRetry,
    SweepAdvance,
    SweepService,
    SweepHandler,
    SweepResolver,
    SweepCellResolver,
  ],
  exports: [
    ModelService,
    AdapterService,
    FineTuneService,
    FineTuneCatalogueService,
    FineTuneDeletions,
    SweepService,
  ],
})
export class ModelsModule {}
