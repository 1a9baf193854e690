import { Access, CurrentViewer, JsonScalar, type Viewer } from '@ethogram/platform';
import { Args, Field, Float, ID, Int, Mutation, ObjectType, Query, Resolver } from '@nestjs/graphql';
import { RunControlService } from './run-control.service.js';
import { type RunCost, RunCosts } from './run-cost.js';
import { readSubject } from './run-subject.schema.js';
import { RunType, toRunType } from './run.type.js';
import { StartRunInput } from './start-run.input.js';

@Access('RESEARCHER', 'CURATOR')
@ObjectType('RunCost')
export class RunCostType implements RunCost {
  @Field(() => Int, { description: 'Prompts, or plays.' })
  samples!: number;

  @Field(() => Float, {
    nullable: true,
    description: "From the speed of the model's latest runs; null when it has none.",
  })
  seconds!: number | null;
}

@Resolver(() => RunType)
export class RunControlResolver {
  constructor(
    private readonly control: RunControlService,
    private readonly costs: RunCosts,
  ) {}

  @Access('RESEARCHER', 'CURATOR')
  @Query(() => RunCostType, { description: 'What a run would take, before it is started.' })
  async runCost(
    @Args('subject', { type: () => JsonScalar }) subject: unknown,
    @Args('model', { type: () => String }) model: string,
  ): Promise<RunCostType> {
    return Object.assign(new RunCostType(), await this.costs.of(readSubject(subject), model));
  }

  @Access('RESEARCHER')
  @Mutation(() => RunType)
  async startRun(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => StartRunInput }) input: StartRunInput,
  ): Promise<RunType> {
    const { subject, model, name, seed, steering, repeat, failureLimit } = input;
    const wanted = { subject: readSubject(subject), model, name, steering };
    const run = await this.control.start(viewer, {
      ...wanted,
      ...(seed == null ? {} : { seed }),
      ...(repeat == null ? {} : { repeat }),
      ...(failureLimit ? { failureLimit } : {}),
    });
    return toRunType(run);
  }

  @Access('RESEARCHER')
  @Mutation(() => RunType, { description: 'What was answered so far is kept.' })
  async cancelRun(
    @CurrentViewer() viewer: Viewer,
    @Args('id', { type: () => ID }) id: string,
  ): Promise<RunType> {
    return toRunType(await this.control.cancel(viewer, id));
  }

  @Access('RESEARCHER')
  @Mutation(() => RunType, { description: 'Goes on with what is missing of a failed or cancelled run.' })
  async resumeRun(
    @CurrentViewer() viewer: Viewer,
    @Args('id', { type: () => ID }) id: string,
  ): Promise<RunType> {
    return toRunType(await this.control.resume(viewer, id));
  }

  @Access('RESEARCHER')
  @Mutation(() => RunType, {
    description: 'Asks again what ended in an error, and what is missing; what was there is kept as history.',
  })
  async retryFailedSamples(
    @CurrentViewer() viewer: Viewer,
    @Args('runId', { type: () => ID }) runId: string,
  ): Promise<RunType> {
    return toRunType(await this.control.retryFailed(viewer, runId));
  }
}
