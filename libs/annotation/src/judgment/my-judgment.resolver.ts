import { Access, CurrentViewer, type RequestContext, type Viewer } from '@ethogram/platform';
import { Args, Context, ID, Int, Mutation, Query, Resolver } from '@nestjs/graphql';
import { AnnotationLoaders } from '../annotation-loaders.js';
import { toAssignedReviewItem } from '../claim/assignment.type.js';
import { pairSeedOf } from '../claim/pair-seed.js';
import { JudgmentReader } from './judgment-reader.js';
import { JudgmentService } from './judgment.service.js';
import { MyJudgmentType } from './my-judgment.type.js';
import { ReviseJudgmentInput, SubmitJudgmentInput } from './submit-judgment.input.js';
import { SubmitResult, toSubmitResult } from './submit-result.type.js';

const MOST_OWN = 200;

/** An annotator's answers: their own and nobody else's. */
@Resolver(() => MyJudgmentType)
export class MyJudgmentResolver {
  constructor(
    private readonly service: JudgmentService,
    private readonly reader: JudgmentReader,
    private readonly loaders: AnnotationLoaders,
  ) {}

  @Access('ANNOTATOR')
  @Query(() => [MyJudgmentType])
  async myJudgments(
    @CurrentViewer() viewer: Viewer,
    @Context() context: RequestContext,
    @Args('studyId', { type: () => ID }) studyId: string,
    @Args('limit', { type: () => Int, defaultValue: 20 }) limit: number,
  ): Promise<MyJudgmentType[]> {
    const own = await this.reader.own(viewer.personId, studyId, Math.min(Math.max(limit, 1), MOST_OWN));
    const { content } = this.loaders.of(context);
    return Promise.all(
      own.map(async ({ taskId, submittedAt, answer }) => {
        const { scenario, form, definition, item, items, scale } = await content.load(taskId);
        const pairSeed = pairSeedOf(taskId, viewer.personId);
        const asked = {
          scenario,
          form,
          definition,
          pairSeed,
          item: item && toAssignedReviewItem(item),
          items,
          scale,
        };
        return Object.assign(new MyJudgmentType(), { taskId, submittedAt, answer, ...asked });
      }),
    );
  }

  @Access('ANNOTATOR')
  @Mutation(() => SubmitResult)
  async submitJudgment(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => SubmitJudgmentInput }) input: SubmitJudgmentInput,
  ): Promise<typeof SubmitResult> {
    return toSubmitResult(await this.service.submit(viewer.personId, input));
  }

  @Access('ANNOTATOR')
  @Mutation(() => SubmitResult)
  async reviseJudgment(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => ReviseJudgmentInput }) input: ReviseJudgmentInput,
  ): Promise<typeof SubmitResult> {
    return toSubmitResult(await this.service.revise(viewer.personId, input));
  }
}
