import type { SuiteKey } from '@ethogram/suites';
import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { Run } from '../run/run.entity.js';
import { Report } from './report.entity.js';
import type { RunRole } from './report-content.js';

/** Which run plays which part in a report. A finished base run may play in several. */
@Entity('report_runs')
@Index('report_runs_run', ['runId'])
export class ReportRun {
  @PrimaryColumn('uuid')
  reportId!: string;

  @ManyToOne(() => Report, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'report_id' })
  report?: Report;

  @PrimaryColumn('text')
  suite!: SuiteKey;

  @PrimaryColumn('text')
  role!: RunRole;

  @Column('uuid')
  runId!: string;

  @ManyToOne(() => Run, { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'run_id' })
  run?: Run;

  /** The run was made for an earlier report. */
  @Column('boolean', { default: false })
  reused!: boolean;
}
