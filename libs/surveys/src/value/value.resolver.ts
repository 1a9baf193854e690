import { VALUES } from '@ethogram/core';
import { Access } from '@ethogram/platform';
import { Query, Resolver } from '@nestjs/graphql';
import { ValueType } from './value.type.js';

@Resolver(() => ValueType)
export class ValueResolver {
  @Access('signed-in')
  @Query(() => [ValueType])
  values(): ValueType[] {
    return VALUES.map((value) => Object.assign(new ValueType(), value));
  }
}
