import { Access } from '@ethogram/platform';
import { Query, Resolver } from '@nestjs/graphql';
import { ModelService } from './model.service.js';
import { ModelType } from './model.type.js';

@Resolver(() => ModelType)
export class ModelResolver {
  constructor(private readonly modelService: ModelService) {}

  @Access('RESEARCHER', 'CURATOR')
  @Query(() => [ModelType])
  async models(): Promise<ModelType[]> {
    return this.modelService.list();
  }
}
