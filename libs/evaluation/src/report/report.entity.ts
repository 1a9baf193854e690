import { CountedWork } from '@ethogram/platform';
import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { ReportContent } from './report-content.js';

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

  /** Why there is no moral part. */
  @Column('text', { nullable: true })
  moralJudgmentReason!: string | null;

  @Column('int')
  seed!: number;

  @Column('boolean')
  demonstration!: boolean;

  @Column('jsonb', { nullable: true })
  content!: ReportContent | null;
}
