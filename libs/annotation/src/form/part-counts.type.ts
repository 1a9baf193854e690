import { Access } from '@ethogram/platform';
import { Field, Int, ObjectType } from '@nestjs/graphql';
import { OptionCountType } from './item-review.type.js';
import type { PartCounts } from './part-counts.service.js';

/** How often what was said to one part of a form. */
@Access('CURATOR', 'RESEARCHER')
@ObjectType('PartCounts')
export class PartCountsType {
  @Field(() => String)
  part!: string;

  @Field(() => Int)
  answered!: number;

  /** By option, label or number; `option:place` for rankings; `better>worse` or `one=other` for pairs. */
  @Field(() => [OptionCountType])
  counts!: PartCounts['counts'];
}
