import { Access } from '@ethogram/platform';
import { Field, InputType, ObjectType } from '@nestjs/graphql';
import { IsString } from 'class-validator';

/** A worked case shown beside the guideline. */
@Access('ANNOTATOR', 'CURATOR', 'RESEARCHER')
@ObjectType('GuidelineExample')
export class GuidelineExampleType {
  @Field(() => String)
  title!: string;

  @Field(() => String)
  text!: string;

  /** Markdown. */
  @Field(() => String)
  explanation!: string;
}

@InputType()
export class GuidelineExampleInput {
  @Field(() => String)
  @IsString()
  title!: string;

  @Field(() => String)
  @IsString()
  text!: string;

  @Field(() => String)
  @IsString()
  explanation!: string;
}
