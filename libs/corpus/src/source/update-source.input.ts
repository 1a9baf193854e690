import { Field, ID, InputType } from '@nestjs/graphql';
import { IsBoolean, IsDate, IsIn, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';
import { AccessBasisEnum } from './access-basis.enum.js';
import { ACCESS_BASES, type AccessBasis } from './source.entity.js';

/** Left out: stays as it is. The approval's fields are taken away by null; the others cannot be null. */
@InputType()
export class UpdateSourceInput {
  @Field(() => ID)
  @IsUUID()
  id!: string;

  @Field(() => Boolean, { nullable: true })
  @IsOptional()
  @IsBoolean()
  mayAnnotate?: boolean | null;

  @Field(() => Boolean, { nullable: true })
  @IsOptional()
  @IsBoolean()
  mayPublishIds?: boolean | null;

  @Field(() => Boolean, { nullable: true })
  @IsOptional()
  @IsBoolean()
  mayPublishText?: boolean | null;

  @Field(() => Boolean, { nullable: true })
  @IsOptional()
  @IsBoolean()
  mayTrain?: boolean | null;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @IsString()
  @MaxLength(2000)
  basis?: string | null;

  @Field(() => AccessBasisEnum, { nullable: true })
  @IsOptional()
  @IsIn(ACCESS_BASES)
  accessBasis?: AccessBasis | null;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  approvalRef?: string | null;

  @Field(() => Date, { nullable: true })
  @IsOptional()
  @IsDate()
  approvalExpiresAt?: Date | null;
}
