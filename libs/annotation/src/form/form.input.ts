import { JsonScalar } from '@ethogram/platform';
import { Field, InputType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import {
  IsArray,
  IsBoolean,
  IsIn,
  IsObject,
  IsOptional,
  IsString,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import { GuidelineExampleInput } from '../study/guideline-example.type.js';
import { StudyKindEnum } from '../study/study.type.js';
import { FORM_KINDS, type FormKind } from './form.entity.js';

@InputType()
export class FormContentInput {
  /** See `formSchema`; of a form for moral judgments see `MoralForm`. */
  @Field(() => JsonScalar)
  @IsObject()
  definition!: object;

  @Field(() => String)
  @IsString()
  @MaxLength(50_000)
  guideline!: string;

  @Field(() => [GuidelineExampleInput], { defaultValue: [] })
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => GuidelineExampleInput)
  examples!: GuidelineExampleInput[];
}

@InputType()
export class CreateFormInput extends FormContentInput {
  @Field(() => String)
  @IsString()
  @MaxLength(200)
  name!: string;

  /** MORAL_JUDGMENT or FORM. */
  @Field(() => StudyKindEnum)
  @IsIn(FORM_KINDS)
  kind!: FormKind;
}

@InputType()
export class FormFilter {
  @Field(() => StudyKindEnum, { nullable: true })
  @IsOptional()
  @IsIn(FORM_KINDS)
  kind?: FormKind | null;

  /** Both when left out. */
  @Field(() => Boolean, { nullable: true })
  @IsOptional()
  @IsBoolean()
  archived?: boolean | null;
}
