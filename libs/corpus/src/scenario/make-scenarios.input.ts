import { Access } from '@ethogram/platform';
import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { IsInt, IsOptional, IsUUID, Max, Min } from 'class-validator';

@InputType()
export class MakeScenariosInput {
  @Field(() => ID)
  @IsUUID()
  sourceId!: string;

  /** The most to make; all there are unless said otherwise. */
  @Field(() => Int, { nullable: true })
  @IsOptional()
  @IsInt()
  @Min(1)
  limit?: number | null;

  @Field(() => Int, { defaultValue: 200 })
  @IsInt()
  @Min(1)
  @Max(40_000)
  minimumCharacters!: number;

  /** With a limit: draws posts at random, the same ones for the same seed; oldest first without one. */
  @Field(() => Int, { nullable: true })
  @IsOptional()
  @IsInt()
  seed?: number | null;
}

/** What became of the posts looked at: each is counted once. */
@Access('CURATOR', 'RESEARCHER')
@ObjectType()
export class MakeScenariosResult {
  @Field(() => Int)
  made!: number;

  /** Of those made, how many wait for a person to look at them. */
  @Field(() => Int)
  waiting!: number;

  /** Posts that had a scenario before. */
  @Field(() => Int)
  alreadyThere!: number;

  /** Word-for-word copies of an existing scenario, and crossposts. */
  @Field(() => Int)
  duplicates!: number;

  @Field(() => Int)
  tooShort!: number;
}
