import { Field, InputType } from '@nestjs/graphql';
import { IsBoolean, IsDate, IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import { AccessBasisEnum } from './access-basis.enum.js';
import { ACCESS_BASES, type AccessBasis } from './source.entity.js';

@InputType()
export class CreateSourceInput {
  @Field(() => String)
  @IsString()
  @MaxLength(120)
  name!: string;

  @Field(() => Boolean, { defaultValue: false })
  @IsBoolean()
  mayAnnotate!: boolean;

  @Field(() => Boolean, { defaultValue: false })
  @IsBoolean()
  mayPublishIds!: boolean;

  @Field(() => Boolean, { defaultValue: false })
  @IsBoolean()
  mayPublishText!: boolean;

  @Field(() => Boolean, { defaultValue: false })
  @IsBoolean()
  mayTrain!: boolean;

  @Field(() => AccessBasisEnum, { defaultValue: 'FILE' })
  @IsIn(ACCESS_BASES)
  accessBasis!: AccessBasis;

  /** Needed when the basis is APPROVED_API. */
  @Field(() => String, { nullable: true })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  approvalRef?: string | null;

  /** From then on nothing more is collected. */
  @Field(() => Date, { nullable: true })
  @IsOptional()
  @IsDate()
  approvalExpiresAt?: Date | null;

  @Field(() => String)
  @IsString()
  @MaxLength(2000)
  basis!: string;
}
