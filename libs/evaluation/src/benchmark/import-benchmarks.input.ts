import { Field, ID, InputType } from '@nestjs/graphql';
import { IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';

@InputType()
export class ImportBenchmarksInput {
  @Field(() => String, { description: 'The file, as it is.' })
  @IsString()
  text!: string;

  @Field(() => String)
  @IsString()
  @MaxLength(300)
  fileName!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Served name; default: the adapter’s, else the file’s.',
  })
  @IsOptional()
  @IsString()
  @MaxLength(300)
  model?: string;

  @Field(() => ID, { nullable: true })
  @IsOptional()
  @IsUUID()
  adapterId?: string;
}
