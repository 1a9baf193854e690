import type { TrainerEnvironment } from '@ethogram/core';
import { Access, JsonScalar } from '@ethogram/platform';
import { Field, Int, ObjectType } from '@nestjs/graphql';

@Access('RESEARCHER', 'CURATOR')
@ObjectType('FineTuneEnvironment')
export class FineTuneEnvironmentType implements TrainerEnvironment {
  @Field(() => String, { description: 'cpu or cuda.' })
  device!: TrainerEnvironment['device'];

  @Field(() => String)
  deviceName!: string;

  @Field(() => Int, { description: 'GPUs it holds; 0 on a CPU.' })
  gpus!: number;

  @Field(() => String, { description: 'bf16 or fp32.' })
  precision!: TrainerEnvironment['precision'];

  @Field(() => String, { description: 'Commit of a hub model, or the hash of the files of a folder.' })
  baseRevision!: string;

  @Field(() => String, { description: "The trainer's version and the hash of its source." })
  codeVersion!: string;

  @Field(() => String)
  trainingSetSha256!: string;

  @Field(() => JsonScalar, { description: 'Versions of the libraries by name.' })
  versions!: Record<string, string>;
}
