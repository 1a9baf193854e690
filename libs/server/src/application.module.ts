import { AccountsModule } from '@ethogram/accounts';
import { AnnotationModule } from '@ethogram/annotation';
import { CollectionModule } from '@ethogram/collection';
import { CorpusModule } from '@ethogram/corpus';
import type { Clock } from '@ethogram/core';
import { DatasetsModule } from '@ethogram/datasets';
import { DemoModule } from '@ethogram/demo';
import { EvaluationModule } from '@ethogram/evaluation';
import { ModelsModule } from '@ethogram/models';
import {
  BlobsModule,
  ConfigModule,
  DatabaseModule,
  type PlatformConfig,
  QueueModule,
} from '@ethogram/platform';
import { SurveysModule } from '@ethogram/surveys';
import { type DynamicModule, Module } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import { LauncherModule } from './launcher.module.js';
import { ModelClientModule } from './model-client.module.js';
import { RedditSourceModule } from './reddit-source.module.js';

export interface ApplicationOptions {
  readonly config: PlatformConfig;
  /** Connected and migrated. */
  readonly dataSource: DataSource;
  readonly clock?: Clock;
}

/** Everything the api, the worker and the CLI have in common. */
@Module({})
export class ApplicationModule {
  static forRoot({ config, dataSource, clock }: ApplicationOptions): DynamicModule {
    return {
      module: ApplicationModule,
      imports: [
        ConfigModule.forRoot(config, clock),
        DatabaseModule.forRoot(dataSource),
        BlobsModule,
        QueueModule,
        ModelClientModule,
        LauncherModule,
        RedditSourceModule,
        AccountsModule,
        SurveysModule,
        CorpusModule,
        CollectionModule,
        AnnotationModule,
        DatasetsModule,
        ModelsModule,
        EvaluationModule,
        DemoModule,
      ],
    };
  }
}
