import { Field, InputType, Int, registerEnumType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import {
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { SelectionFilterInput } from './selection-filter.input.js';
import { type SampleRequest, STRATA, type Stratum } from './selection-request.js';

const SAMPLE_KINDS = ['ALL', 'RANDOM', 'STRATIFIED'] as const;

export const SampleKindEnum = { ALL: 'ALL', RANDOM: 'RANDOM', STRATIFIED: 'STRATIFIED' } as const;
registerEnumType(SampleKindEnum, { name: 'SampleKind' });

export const StratumEnum = Object.fromEntries(STRATA.map((stratum) => [stratum, stratum])) as {
  [S in Stratum]: S;
};
registerEnumType(StratumEnum, { name: 'Stratum' });

/** ALL: every match. RANDOM: `size` of them. STRATIFIED: as equal a number from every stratum as there are. */
@InputType()
export class SampleInput implements SampleRequest {
  @Field(() => SampleKindEnum)
  @IsIn(SAMPLE_KINDS)
  kind!: SampleRequest['kind'];

  @Field(() => Int, { nullable: true })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(10_000_000)
  size?: number | null;

  @Field(() => Int, { defaultValue: 1 })
  @IsInt()
  seed!: number;

  @Field(() => StratumEnum, { nullable: true })
  @IsOptional()
  @IsIn(STRATA)
  by?: Stratum | null;

  @Field(() => Boolean, { defaultValue: true, description: 'One of each group of near-copies.' })
  @IsBoolean()
  oneOfEachCluster!: boolean;
}

@InputType()
export class CreateSelectionInput {
  @Field(() => String)
  @IsString()
  @MaxLength(200)
  name!: string;

  @Field(() => SelectionFilterInput)
  @ValidateNested()
  @Type(() => SelectionFilterInput)
  filter!: SelectionFilterInput;

  @Field(() => SampleInput)
  @ValidateNested()
  @Type(() => SampleInput)
  sample!: SampleInput;
}

@InputType()
export class SelectionListFilter {
  @Field(() => String, { nullable: true })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  search?: string | null;
}
