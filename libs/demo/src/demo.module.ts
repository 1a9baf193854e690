import { AnnotationModule } from '@ethogram/annotation';
import { CollectionModule } from '@ethogram/collection';
import { CorpusModule } from '@ethogram/corpus';
import { DatasetsModule } from '@ethogram/datasets';
import { EvaluationModule } from '@ethogram/evaluation';
import { ModelsModule } from '@ethogram/models';
import { SurveysModule } from '@ethogram/surveys';
import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { DemoCorpus } from './demo-run/demo-corpus.js';
import { DemoLabelling } from './demo-run/demo-labelling.js';
import { DemoRelease } from './demo-run/demo-release.js';
import { DemoRun } from './demo-run/demo-run.entity.js';
import { DemoRunStore } from './demo-run/demo-run-store.js';
import { DemoHandler } from './demo-run/demo.handler.js';
import { DemoResolver } from './demo-run/demo.resolver.js';
import { DemoService } from './demo-run/demo.service.js';

export const demoEntities = [DemoRun];

@Module({
  imports: [
    TypeOrmModule.forFeature(demoEntities),
    SurveysModule,
    CorpusModule,
    CollectionModule,
    AnnotationModule,
    DatasetsModule,
    ModelsModule,
    EvaluationModule,
  ],
  providers: [DemoCorpus, DemoLabelling, DemoRelease, DemoRunStore, DemoHandler, DemoService, DemoResolver],
  exports: [DemoService],
})
export class DemoModule {}
