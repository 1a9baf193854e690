import { CountedWork } from '@ethogram/platform';
import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { ReportContent, ReportPart } from '@ethogram/core';
import type { MissingControl } from './report-controls.js';

/** A before/after comparison of one adapter with its base, and the evaluation that leads to it. */
@Entity('reports')
@Index('reports_created', ['createdAt'])
@Index('reports_fine_tune_run', ['fineTuneRunId'])
@Check('reports_state', `state in ('QUEUED','RUNNING','SUCCEEDED','FAILED','CANCELLED')`)
@Check('reports_complete', `(state = 'SUCCEEDED') = (content is not null)`)
export class Report extends CountedWork {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('text')
  name!: string;

  @Column('uuid')
  fineTuneRunId!: string;

  /** The moral-judgment release whose scenarios are judged; null without one. */
  @Column('uuid', { nullable: true })
  releaseId!: string | null;

  /** Why parts are missing. */
  @Column('jsonb', { default: {} })
  reasons!: Partial<Record<ReportPart, string>>;

  /** Which part of the release is judged, and why; empty without a release. */
  @Column('text', { default: '' })
  judged!: string;

  /** Controls that could not be made, with the reason. */
  @Column('jsonb', { default: [] })
  missingControls!: MissingControl[];

  @Column('int')
  seed!: number;

  @Column('boolean')
  demonstration!: boolean;

  /** As it was written, in the shape of its version: `readReportContent` gives today's. */
  @Column('jsonb', { nullable: true })
  content!: ReportContent | null;
}
