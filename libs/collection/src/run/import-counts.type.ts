import { VerdictCounts } from '@ethogram/corpus';
import { Access } from '@ethogram/platform';
import { Field, Int, ObjectType } from '@nestjs/graphql';

/** What became of the rows of one kind: read = stored + deleted + duplicate + invalid. */
@Access('CURATOR', 'RESEARCHER')
@ObjectType()
export class EntityCounts {
  @Field(() => Int)
  read!: number;

  @Field(() => Int)
  stored!: number;

  @Field(() => Int)
  deleted!: number;

  @Field(() => Int)
  duplicate!: number;

  @Field(() => Int)
  invalid!: number;
}

@Access('CURATOR', 'RESEARCHER')
@ObjectType()
export class ImportCounts {
  @Field(() => EntityCounts)
  posts!: EntityCounts;

  @Field(() => EntityCounts)
  comments!: EntityCounts;

  /** Over all posts of the source, once the files are read. */
  @Field(() => VerdictCounts)
  verdicts!: VerdictCounts;
}

@Access('CURATOR', 'RESEARCHER')
@ObjectType('InvalidLine')
export class InvalidLineType {
  @Field(() => String)
  file!: string;

  @Field(() => Int)
  line!: number;

  @Field(() => String)
  reason!: string;
}
