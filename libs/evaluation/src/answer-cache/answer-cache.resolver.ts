import { AuditService } from '@ethogram/accounts';
import { Access, CurrentViewer, type Viewer } from '@ethogram/platform';
import { Field, Float, Int, Mutation, ObjectType, Query, Resolver } from '@nestjs/graphql';
import { AnswerCache, type AnswerCacheStatus } from './answer-cache.service.js';

@Access('RESEARCHER', 'CURATOR')
@ObjectType('AnswerCache')
export class AnswerCacheType implements AnswerCacheStatus {
  @Field(() => Int)
  answers!: number;

  @Field(() => Float)
  bytes!: number;

  @Field(() => Float, { description: '0: nothing is remembered.' })
  limitBytes!: number;

  @Field(() => Int, { description: 'Days after its last use that an answer is thrown away.' })
  days!: number;
}

@Resolver(() => AnswerCacheType)
export class AnswerCacheResolver {
  constructor(
    private readonly cache: AnswerCache,
    private readonly audit: AuditService,
  ) {}

  @Access('RESEARCHER', 'CURATOR')
  @Query(() => AnswerCacheType)
  async answerCache(): Promise<AnswerCacheType> {
    return Object.assign(new AnswerCacheType(), await this.cache.status());
  }

  @Access('RESEARCHER')
  @Mutation(() => Int, { description: 'Throws away all that models answered; runs keep what they stored.' })
  async emptyAnswerCache(@CurrentViewer() viewer: Viewer): Promise<number> {
    const answers = await this.cache.empty();
    await this.audit.record(viewer, 'emptied', 'answer-cache', 'answers', { answers });
    return answers;
  }
}
