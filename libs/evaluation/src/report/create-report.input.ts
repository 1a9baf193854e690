import { CONTROL_KINDS, type ControlKind } from '@ethogram/core';
import { SUITE_KEYS, type SuiteKey } from '@ethogram/suites';
import { Field, ID, InputType, Int, registerEnumType } from '@nestjs/graphql';
import { IsIn, IsInt, IsOptional, IsString, IsUUID, Max, MaxLength, Min } from 'class-validator';
import { SuiteKeyEnum } from '../run/run.type.js';
import type { CreateReport } from './report.service.js';

const ControlKindEnum = {
  BASE_AGAIN: 'base-again',
  PROMPT_STEERING: 'prompt-steering',
  SHAM: 'sham',
  SHUFFLED: 'shuffled',
  MIRRORED: 'mirrored',
} as const satisfies Record<string, ControlKind>;
registerEnumType(ControlKindEnum, { name: 'ControlKind' });

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

  @Field(() => [SuiteKeyEnum], {
    nullable: true,
    description:
      'By default the two surveys and the moral judgments. What cannot be run is left out, with the reason.',
  })
  @IsOptional()
  @IsIn(SUITE_KEYS, { each: true })
  suites?: SuiteKey[] | null;

  @Field(() => [ControlKindEnum], {
    nullable: true,
    description: 'What the shift is held against; none by default.',
  })
  @IsOptional()
  @IsIn(CONTROL_KINDS, { each: true })
  controls?: ControlKind[] | null;
}
