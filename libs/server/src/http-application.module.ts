import { AccountsHttpModule } from '@ethogram/accounts';
import { AnnotationHttpModule } from '@ethogram/annotation';
import { CollectionHttpModule } from '@ethogram/collection';
import { DatasetsHttpModule } from '@ethogram/datasets';
import { EvaluationHttpModule } from '@ethogram/evaluation';
import { GraphqlModule, HttpErrorFilter } from '@ethogram/platform';
import { type DynamicModule, Module } from '@nestjs/common';
import { APP_FILTER } from '@nestjs/core';
import { ApplicationModule, type ApplicationOptions } from './application.module.js';
import { HealthModule } from './health/health.module.js';

/** The application with its HTTP side: GraphQL and the routes that stream files. */
@Module({})
export class HttpApplicationModule {
  static forRoot(options: ApplicationOptions): DynamicModule {
    return {
      module: HttpApplicationModule,
      imports: [
        ApplicationModule.forRoot(options),
        HealthModule,
        GraphqlModule.forRoot(),
        AccountsHttpModule,
        CollectionHttpModule,
        AnnotationHttpModule,
        DatasetsHttpModule,
        EvaluationHttpModule,
      ],
      providers: [{ provide: APP_FILTER, useClass: HttpErrorFilter }],
    };
  }
}
