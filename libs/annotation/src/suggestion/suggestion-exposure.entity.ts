import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { Suggestion } from './suggestion.entity.js';

export const EXPOSURE_ARMS = ['SHOWN', 'HELD_BACK'] as const;
export type ExposureArm = (typeof EXPOSURE_ARMS)[number];

/** What the person did with a suggestion they were shown. */
export const EXPOSURE_OUTCOMES = ['KEPT', 'CHANGED'] as const;
export type ExposureOutcome = (typeof EXPOSURE_OUTCOMES)[number];

/**
 * The draw that followed a person's first answer to a task with a suggestion. OFFLINE: nobody was there to be shown
 * anything when the answer arrived, so there was nothing to draw, and the comparison leaves it out.
 */
@Entity('suggestion_exposures')
@Index('suggestion_exposures_once', ['taskId', 'personId'], { unique: true })
@Index('suggestion_exposures_judgment', ['judgmentId'], { unique: true })
@Index('suggestion_exposures_study', ['studyId', 'personId'])
@Index('suggestion_exposures_suggestion', ['suggestionId'])
@Check('suggestion_exposures_arm_known', `arm in ('${EXPOSURE_ARMS.join("', '")}')`)
@Check('suggestion_exposures_reason_known', `reason is null or (reason = 'OFFLINE' and arm = 'HELD_BACK')`)
@Check(
  'suggestion_exposures_settled',
  `(arm = 'SHOWN') = (shown_at is not null) and (outcome is null) = (settled_at is null)
   and (outcome is null or (outcome in ('KEPT', 'CHANGED') and shown_at is not null))
   and (revision_id is null or outcome = 'CHANGED')`,
)
export class SuggestionExposure {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid')
  studyId!: string;

  @Column('uuid')
  taskId!: string;

  @Column('uuid')
  personId!: string;

  /** The first answer, given without the suggestion. */
  @Column('uuid')
  judgmentId!: string;

  @Column('uuid')
  suggestionId!: string;

  @ManyToOne(() => Suggestion, { nullable: false })
  @JoinColumn({ name: 'suggestion_id' })
  suggestion?: Suggestion;

  @Column('text')
  arm!: ExposureArm;

  @Column('text', { nullable: true })
  reason!: 'OFFLINE' | null;

  @Column('timestamptz')
  createdAt!: Date;

  /** When it was handed to their browser. */
  @Column('timestamptz', { nullable: true })
  shownAt!: Date | null;

  /** Null when they closed the page on it, or lost the connection before it was there. */
  @Column('timestamptz', { nullable: true })
  settledAt!: Date | null;

  @Column('text', { nullable: true })
  outcome!: ExposureOutcome | null;

  /** The judgment it was changed to. */
  @Column('uuid', { nullable: true })
  revisionId!: string | null;
}
