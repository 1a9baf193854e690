import { Access } from '@ethogram/platform';
import { Field, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { KnownModel } from './model.service.js';

export const ModelKind = { BASE: 'BASE', ADAPTER: 'ADAPTER' } as const;
export type ModelKind = keyof typeof ModelKind;
registerEnumType(ModelKind, { name: 'ModelKind' });

@Access('RESEARCHER', 'CURATOR')
@ObjectType('Model')
export class ModelType implements KnownModel {
  @Field(() => String)
  name!: string;

  @Field(() => ModelKind)
  kind!: ModelKind;

  @Field(() => String, { nullable: true, description: 'The model an adapter was trained from.' })
  parent!: string | null;

  @Field(() => Boolean, { description: 'Whether the model server answers to this name now.' })
  served!: boolean;

  @Field(() => Boolean, { description: 'Shows the pipeline; no evidence about language models.' })
  demonstration!: boolean;
}
