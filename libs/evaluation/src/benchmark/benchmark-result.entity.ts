import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { BenchmarkImport } from './benchmark-import.entity.js';

/** One number another tool measured. */
@Entity('benchmark_results')
@Index('benchmark_results_metric', ['importId', 'task', 'metric', 'filter'], { unique: true })
export class BenchmarkResult {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid')
  importId!: string;

  @ManyToOne(() => BenchmarkImport, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'import_id' })
  import?: BenchmarkImport;

  @Column('text')
  task!: string;

  @Column('boolean')
  isGroup!: boolean;

  @Column('text')
  metric!: string;

  @Column('text')
  filter!: string;

  @Column('double precision')
  value!: number;

  @Column('double precision', { nullable: true })
  stderr!: number | null;

  @Column('int', { nullable: true })
  n!: number | null;

  @Column('int', { nullable: true })
  shots!: number | null;

  @Column('text', { nullable: true })
  taskVersion!: string | null;

  @Column('boolean', { nullable: true })
  higherIsBetter!: boolean | null;
}
