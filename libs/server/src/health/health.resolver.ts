import { Access, PgBossQueue, PlatformConfig } from '@ethogram/platform';
import { ModelClient } from '@ethogram/vllm-client';
import { Field, ObjectType, Query, Resolver } from '@nestjs/graphql';
import { DataSource } from 'typeorm';

@Access('signed-in')
@ObjectType()
export class ServiceState {
  @Field(() => Boolean)
  ok!: boolean;

  /** In words for people; says what to do when not ok. */
  @Field(() => String)
  message!: string;
}

@Access('signed-in')
@ObjectType()
export class Health {
  @Field(() => String)
  version!: string;

  @Field(() => ServiceState)
  database!: ServiceState;

  @Field(() => ServiceState)
  worker!: ServiceState;

  @Field(() => ServiceState)
  modelServer!: ServiceState;
}

async function stateOf(check: () => Promise<boolean>, well: string, ill: string): Promise<ServiceState> {
  try {
    return (await check()) ? { ok: true, message: well } : { ok: false, message: ill };
  } catch {
    return { ok: false, message: ill }; // Why it failed is in the log of the service itself; this screen says what to do.
  }
}

@Resolver(() => Health)
export class HealthResolver {
  constructor(
    private readonly config: PlatformConfig,
    private readonly database: DataSource,
    private readonly queue: PgBossQueue,
    private readonly models: ModelClient,
  ) {}

  @Access('signed-in')
  @Query(() => Health)
  async health(): Promise<Health> {
    const [database, worker, modelServer] = await Promise.all([
      stateOf(
        () => this.database.query('select 1').then(() => true),
        'PostgreSQL answers.',
        'PostgreSQL does not answer: nothing can be saved until it is back.',
      ),
      stateOf(
        () => this.queue.hasLiveWorker(),
        'The worker is running.',
        'No worker is running: imports, trainings and evaluations wait until one is started (npm start does it).',
      ),
      stateOf(
        async () => (await this.models.health()).state === 'ready',
        'The model server answers.',
        this.config.modelNotice ??
          'The model server does not answer: it may still be starting; otherwise check ETHOGRAM_VLLM_URL.',
      ),
    ]);
    return { version: this.config.version, database, worker, modelServer };
  }
}
