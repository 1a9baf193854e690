import type { SaveSchedule, Schedule } from './collection.queries.js';
import {
  type ListingForm,
  listingFormOf,
  listingProblems,
  listingRequest,
  NEW_LISTING,
} from './listing-form.js';

/** A schedule while it is filled in. */
export interface ScheduleForm {
  readonly id: string | null;
  readonly name: string;
  readonly cron: string;
  readonly enabled: boolean;
  readonly listing: ListingForm;
}

/** Common times, in UTC. */
export const CRON_CHOICES: readonly { cron: string; name: string }[] = [
  { cron: '5 * * * *', name: 'Every hour' },
  { cron: '5 */6 * * *', name: 'Every six hours' },
  { cron: '30 3 * * *', name: 'Every day at 3:30' },
  { cron: '30 3 * * 1', name: 'Every Monday at 3:30' },
];

export const NEW_SCHEDULE: ScheduleForm = {
  id: null,
  name: '',
  cron: '5 */6 * * *',
  enabled: true,
  listing: NEW_LISTING,
};

export function scheduleFormOf({ id, name, cron, enabled, request }: Schedule): ScheduleForm {
  return { id, name, cron, enabled, listing: listingFormOf(request) };
}

/** Whether it can be sent; the server has the last word on the cron line. */
export function isComplete({ name, cron, listing }: ScheduleForm): boolean {
  return (
    name.trim() !== '' &&
    cron.trim().split(/\s+/).length === 5 &&
    Object.keys(listingProblems(listing)).length === 0
  );
}

export function toSaveSchedule(form: ScheduleForm, sourceId: string): SaveSchedule {
  const { id, name, cron, enabled, listing } = form;
  return { id, sourceId, name: name.trim(), cron: cron.trim(), enabled, ...listingRequest(listing) };
}
