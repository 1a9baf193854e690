import { Field, InputType } from '@nestjs/graphql';
import { IsBoolean, IsString, MaxLength } from 'class-validator';

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

  @Field(() => String)
  @IsString()
  @MaxLength(2000)
  basis!: string;
}
