import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { IsInt, IsOptional, IsString, IsUUID, Max, MaxLength, Min } from 'class-validator';
import type { CreateReport } from './report.service.js';

@InputType()
export class CreateReportInput implements CreateReport {
  @Field(() => String)
  @IsString()
  @MaxLength(200)
  name!: string;

  @Field(() => ID)
  @IsUUID()
  fineTuneRunId!: string;

  @Field(() => ID, {
    nullable: true,
    description: 'Moral-judgment release whose scenarios are judged; the newest by default.',
  })
  @IsOptional()
  @IsUUID()
  releaseId?: string | null;

  @Field(() => Int, { defaultValue: 0 })
  @IsInt()
  @Min(0)
  @Max(2 ** 31 - 1)
  seed!: number;
}
