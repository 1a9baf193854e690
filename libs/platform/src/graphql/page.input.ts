import { type Type } from '@nestjs/common';
import { Field, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { IsIn, IsInt, IsString, Max, Min } from 'class-validator';
import { type AccessRule, Access, type Role } from '../auth/access.js';
import { MAXIMUM_PAGE, type PageOf } from '../database/page.js';

export const SortOrder = { ASC: 'ASC', DESC: 'DESC' } as const;
export type SortOrder = keyof typeof SortOrder;
registerEnumType(SortOrder, { name: 'SortOrder' });

@InputType()
export class PageInput {
  @Field(() => Int, { defaultValue: 0 })
  @IsInt()
  @Min(0)
  offset!: number;

  @Field(() => Int, { defaultValue: 25 })
  @IsInt()
  @Min(1)
  @Max(MAXIMUM_PAGE)
  limit!: number;
}

@InputType()
export class SortInput {
  @Field()
  @IsString()
  field!: string;

  @Field(() => SortOrder, { defaultValue: 'ASC' })
  @IsIn(Object.keys(SortOrder))
  order!: SortOrder;
}

/** The page type of a list: `XPage { items, total }`, readable by whom `X` is. */
export function pageType<T>(item: Type<T>, name: string, ...rule: ['signed-in'] | Role[]): Type<PageOf<T>> {
  @Access(...(rule as ['signed-in']))
  @ObjectType(name)
  class PageType implements PageOf<T> {
    @Field(() => [item])
    items!: T[];

    @Field(() => Int)
    total!: number;
  }
  return PageType;
}

export type { AccessRule };
