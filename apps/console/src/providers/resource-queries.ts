import type { RaRecord } from 'react-admin';

/** One page of a list as the server takes it. */
export interface ListRequest {
  readonly page: { offset: number; limit: number };
  readonly sort: { field: string; order: 'ASC' | 'DESC' };
  readonly filter: Record<string, unknown>;
}

export interface ListAnswer {
  readonly items: readonly RaRecord[];
  readonly total: number;
}

/** How one resource is read, created and changed. What is left out cannot be done. */
export interface ResourceQueries {
  list(request: ListRequest): Promise<ListAnswer>;
  get?(id: string): Promise<RaRecord>;
  create?(input: never): Promise<RaRecord>;
  update?(id: string, input: never): Promise<RaRecord>;
}

/** Sorts and cuts a list that the server gives whole. */
export function pageOfWhole<Item extends RaRecord>(
  all: readonly Item[],
  { page, sort }: ListRequest,
): ListAnswer {
  const direction = sort.order === 'ASC' ? 1 : -1;
  const sorted = [...all].sort((a, b) => direction * compare(a[sort.field], b[sort.field]));
  return { items: sorted.slice(page.offset, page.offset + page.limit), total: all.length };
}

function compare(a: unknown, b: unknown): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return String(a ?? '').localeCompare(String(b ?? ''));
}
