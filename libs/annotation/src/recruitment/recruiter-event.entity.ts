import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A message of a recruiter that was dealt with: the same one has no effect twice. */
@Entity('recruiter_events')
@Index('recruiter_events_event', ['eventId'], { unique: true, where: 'event_id is not null' })
export class RecruiterEvent {
  /** SHA-256 of the signature, hex: it covers time and content, which the event's own id does not. */
  @PrimaryColumn('text')
  signatureHash!: string;

  @Column('text', { nullable: true })
  eventId!: string | null;

  @Column('timestamptz')
  receivedAt!: Date;
}
