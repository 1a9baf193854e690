import { Access, pageType } from '@ethogram/platform';
import { Field, ID, ObjectType } from '@nestjs/graphql';
import type { Adapter } from './adapter.entity.js';

@Access('RESEARCHER', 'CURATOR')
@ObjectType('Adapter')
export class AdapterType {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  name!: string;

  @Field(() => String)
  baseModel!: string;

  @Field(() => String)
  sha256!: string;

  @Field(() => ID)
  fineTuneRunId!: string;

  @Field(() => Date)
  createdAt!: Date;
}

export function toAdapterType(adapter: Adapter): AdapterType {
  const { id, name, baseModel, sha256, fineTuneRunId, createdAt } = adapter;
  return Object.assign(new AdapterType(), { id, name, baseModel, sha256, fineTuneRunId, createdAt });
}

export const AdapterPage = pageType(AdapterType, 'AdapterPage', 'RESEARCHER', 'CURATOR');
