import { registerEnumType } from '@nestjs/graphql';
import type { Listing, ListingTime } from './collection-request.js';
import type { CollectionKind, CollectionState } from './collection-run.entity.js';

export const CollectionKindEnum: { readonly [Kind in CollectionKind]: Kind } = {
  FILES: 'FILES',
  LISTING: 'LISTING',
  THREADS: 'THREADS',
  BY_ID: 'BY_ID',
  SECOND_LOOK: 'SECOND_LOOK',
  DELETION_CHECK: 'DELETION_CHECK',
};
registerEnumType(CollectionKindEnum, { name: 'CollectionKind' });

export const CollectionStateEnum: { readonly [State in CollectionState]: State } = {
  QUEUED: 'QUEUED',
  RUNNING: 'RUNNING',
  PAUSED: 'PAUSED',
  SUCCEEDED: 'SUCCEEDED',
  FAILED: 'FAILED',
  CANCELLED: 'CANCELLED',
};
registerEnumType(CollectionStateEnum, { name: 'CollectionState' });

export const ListingEnum: { readonly [Name in Listing]: Name } = {
  NEW: 'NEW',
  TOP: 'TOP',
  HOT: 'HOT',
  CONTROVERSIAL: 'CONTROVERSIAL',
  RISING: 'RISING',
  SEARCH: 'SEARCH',
};
registerEnumType(ListingEnum, { name: 'Listing' });

export const ListingTimeEnum: { readonly [Time in ListingTime]: Time } = {
  HOUR: 'HOUR',
  DAY: 'DAY',
  WEEK: 'WEEK',
  MONTH: 'MONTH',
  YEAR: 'YEAR',
  ALL: 'ALL',
};
registerEnumType(ListingTimeEnum, { name: 'ListingTime' });
