import type { SourceRecord, UpdateSource } from './source.queries.js';

/** What of the form the server takes; the record in the form has more. */
export function toUpdateSource(form: Partial<SourceRecord>): Omit<UpdateSource, 'id'> {
  const isApproved = form.accessBasis === 'APPROVED_API';
  return {
    accessBasis: form.accessBasis ?? null,
    approvalRef: isApproved ? (form.approvalRef ?? null) : null,
    approvalExpiresAt: isApproved ? (form.approvalExpiresAt ?? null) : null,
    mayAnnotate: form.mayAnnotate ?? null,
    mayTrain: form.mayTrain ?? null,
    mayPublishIds: form.mayPublishIds ?? null,
    mayPublishText: form.mayPublishText ?? null,
    basis: form.basis ?? null,
  };
}
