import { Access, JobState } from '@ethogram/platform';
import { Field, ID, Int, Mutation, ObjectType, Query, Resolver } from '@nestjs/graphql';
import { DEMO_STEPS, type DemoRun } from './demo-run.entity.js';
import { DemoService } from './demo.service.js';

@Access('signed-in')
@ObjectType()
export class DemoState {
  @Field(() => JobState)
  state!: JobState;

  @Field(() => String)
  step!: string;

  @Field(() => Int)
  stepIndex!: number;

  @Field(() => [String])
  steps!: string[];

  @Field(() => String)
  target!: string;

  @Field(() => Int)
  delta!: number;

  @Field(() => String, { nullable: true })
  note!: string | null;

  /** The report, once it is there. */
  @Field(() => ID, { nullable: true })
  reportId!: string | null;

  @Field(() => String, { nullable: true })
  error!: string | null;
}

function toDemoState(run: DemoRun): DemoState {
  const { state, target, delta, note, error } = run;
  return Object.assign(new DemoState(), {
    state,
    target,
    delta,
    note,
    error,
    step: DEMO_STEPS[run.step] ?? '',
    stepIndex: run.step,
    steps: [...DEMO_STEPS],
    reportId: state === 'SUCCEEDED' ? run.reportId : null,
  });
}

@Resolver(() => DemoState)
export class DemoResolver {
  constructor(private readonly demos: DemoService) {}

  @Access('signed-in')
  @Query(() => DemoState, { nullable: true })
  async demo(): Promise<DemoState | null> {
    const run = await this.demos.newest();
    return run ? toDemoState(run) : null;
  }

  @Access('RESEARCHER')
  @Mutation(() => DemoState, {
    description: 'Starts the demo on synthetic data, or goes on with one that was cut off.',
  })
  async startDemo(): Promise<DemoState> {
    return toDemoState(await this.demos.start());
  }
}
