import type { FormDefinition, GuidelineExample, MoralForm } from '@ethogram/core';
import { WORDING_VARIANTS, type WordingVariant } from '@ethogram/surveys';
import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { ASSIGNMENT_STRATEGIES, type AssignmentStrategy } from '../assignment/assignment-strategy.js';
import type { ParticipationPlan } from '../participation/participation-plan.js';
import type { QualitySettings } from '../quality/quality-settings.js';
import type { RetestSettings } from '../retest/retest-settings.js';
import type { SuggestionSettings } from '../suggestion/suggestion-settings.js';

export const STUDY_KINDS = ['MORAL_JUDGMENT', 'SURVEY', 'FORM'] as const;
export type StudyKind = (typeof STUDY_KINDS)[number];

export const STUDY_STATES = ['DRAFT', 'OPEN', 'CLOSED'] as const;
export type StudyState = (typeof STUDY_STATES)[number];

/** One labelling effort. What is asked and of what never changes once it is created; only its state does. */
@Entity('studies')
@Index('studies_created', ['createdAt', 'id'])
@Index('studies_selection', ['selectionId'])
@Check('studies_kind_known', `kind in ('MORAL_JUDGMENT', 'SURVEY', 'FORM')`)
@Check('studies_state_known', `state in ('DRAFT', 'OPEN', 'CLOSED')`)
@Index('studies_form_version', ['formVersionId'], { where: 'form_version_id is not null' })
@Check('studies_instrument_where_asked', `kind = 'FORM' or (kind = 'SURVEY') = (instrument_id is not null)`)
@Check('studies_form_where_asked', `kind <> 'FORM' or form is not null`)
@Check('studies_numbers_positive', `judgments_per_task > 0 and lease_seconds > 0`)
@Check('studies_ahead_limited', `ahead_limit between 1 and 200`)
@Check('studies_assignment_known', `assignment in ('${ASSIGNMENT_STRATEGIES.join("', '")}')`)
@Check('studies_wording_variant_known', `wording_variant in ('${WORDING_VARIANTS.join("', '")}')`)
@Check('studies_person_cap_positive', `person_cap > 0`)
export class Study {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('text')
  name!: string;

  @Column('text')
  kind!: StudyKind;

  @Column('text')
  state!: StudyState;

  /** Markdown, as people read it. */
  @Column('text')
  guideline!: string;

  @Column('integer')
  judgmentsPerTask!: number;

  /** How long a claim is held without a sign of life. */
  @Column('integer')
  leaseSeconds!: number;

  /** Most tasks one person may hold at once, to work ahead of a slow or lost connection; 1: only the one before them. */
  @Column('integer', { default: 50 })
  aheadLimit!: number;

  /** Sources whose scenarios are judged; each must permit it. Empty for a survey. */
  @Column('jsonb')
  sourceIds!: string[];

  /** The selection its scenarios were taken from; null when they were named, or all of a source. */
  @Column('uuid', { nullable: true })
  selectionId!: string | null;

  /** True when its people asked for scenarios that only those may be shown who asked for them. */
  @Column('boolean', { default: false })
  includeOptIn!: boolean;

  /** Whose items are asked; FORM: whose items are looked at one by one, null where scenarios are. */
  @Column('uuid', { nullable: true })
  instrumentId!: string | null;

  /** The form of the instrument's wordings its people are asked, where it has such forms. */
  @Column('text', { default: 'neutral' })
  wordingVariant!: WordingVariant;

  /** Items a task asks; null for other kinds than surveys. */
  @Column('integer', { nullable: true })
  batterySize!: number | null;

  /** Which parts of a moral judgment are asked, or the parts of a form; null for a survey. See `moralFormOf`, `definitionOf`. */
  @Column('jsonb', { nullable: true })
  form!: MoralForm | FormDefinition | null;

  /** The version of the library form, guideline and examples were taken from; null when the study brought them itself. */
  @Column('uuid', { nullable: true })
  formVersionId!: string | null;

  /** Worked cases shown beside the guideline. */
  @Column('jsonb', { default: [] })
  examples!: GuidelineExample[];

  /** Of the order of tasks and of each person's way through them. */
  @Column('integer')
  seed!: number;

  /** Tasks and slots it was made with, and what undone exclusions added; see `StudyStatistics`. */
  @Column('integer', { default: 0 })
  taskTotal!: number;

  @Column('integer', { default: 0 })
  slotTotal!: number;

  /** In which order people are given tasks; the places of the slots follow it, so it never changes. */
  @Column('text', { default: 'RANDOM' })
  assignment!: AssignmentStrategy;

  /** Most tasks one person may judge; null: as many as there are. */
  @Column('integer', { nullable: true })
  personCap!: number | null;

  /** Share of hidden gold, the rule about it, pay; may change while the study runs. */
  @Column('jsonb', { default: {} })
  quality!: QualitySettings;

  /** What a model would say, shown after first answers; null: nothing is. May change while the study runs. */
  @Column('jsonb', { nullable: true })
  suggestions!: SuggestionSettings | null;

  /** Tasks given a second time; null: none. May change while the study runs. */
  @Column('jsonb', { nullable: true })
  retest!: RetestSettings | null;

  /** The steps its people take before and after the work; null: none. */
  @Column('jsonb', { nullable: true })
  participation!: ParticipationPlan | null;

  /** True as soon as a simulated annotator takes part: its judgments are no evidence about people. */
  @Column('boolean')
  simulated!: boolean;

  @Column('timestamptz')
  createdAt!: Date;

  @Column('timestamptz', { nullable: true })
  openedAt!: Date | null;

  @Column('timestamptz', { nullable: true })
  closedAt!: Date | null;
}
