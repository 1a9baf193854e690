import type { FindOptionsOrder, ObjectLiteral } from 'typeorm';
import { BadInputError } from '../errors/domain-error.js';

export const MAXIMUM_PAGE = 200;

export interface Page {
  readonly offset: number;
  readonly limit: number;
}

export interface Sort {
  readonly field: string;
  readonly order: 'ASC' | 'DESC';
}

export interface PageOf<T> {
  items: T[];
  total: number;
}

/** `skip`/`take` of a checked page. */
export function pageWindow(page: Page | undefined): { skip: number; take: number } {
  const { offset = 0, limit = 25 } = page ?? {};
  if (offset < 0 || limit < 1 || limit > MAXIMUM_PAGE) {
    throw new BadInputError(`A page needs an offset of 0 or more and a limit of 1 to ${MAXIMUM_PAGE}.`);
  }
  return { skip: offset, take: limit };
}

/**
 * The order of a list. Only allow-listed fields sort, so that no client can walk to a column it may not read;
 * the id breaks ties, so that pages do not overlap.
 */
export function pageOrder<T extends ObjectLiteral>(
  sort: Sort | undefined,
  allowed: readonly (keyof T & string)[],
  fallback: Sort = { field: 'createdAt', order: 'DESC' },
): FindOptionsOrder<T> {
  const { field, order } = sort ?? fallback;
  if (sort && field !== 'id' && !allowed.includes(field)) {
    throw new BadInputError(`Lists of this kind sort by ${allowed.join(', ')}, not by ${field}.`);
  }
  return { [field]: order, ...(field === 'id' ? {} : { id: order }) } as FindOptionsOrder<T>;
}
