import { Field, ID, InputType } from '@nestjs/graphql';
import { IsString, IsUUID, Length } from 'class-validator';

/** Most claims renewed or given back in one request. */
export const MOST_CLAIMS = 200;

@InputType()
export class HeldClaimInput {
  @Field(() => ID)
  @IsUUID()
  slotId!: string;

  @Field(() => String)
  @IsString()
  @Length(1, 40)
  claimToken!: string;
}
