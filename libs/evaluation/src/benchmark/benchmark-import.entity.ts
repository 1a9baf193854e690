import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A results file of another evaluation tool, as it was brought in once. */
@Entity('benchmark_imports')
@Index('benchmark_imports_file', ['fileHash'], { unique: true })
@Index('benchmark_imports_model', ['model'])
export class BenchmarkImport {
  @PrimaryColumn('uuid')
  id!: string;

  /** Hash of the file's text: the same file again changes nothing. */
  @Column('text')
  fileHash!: string;

  @Column('text')
  fileName!: string;

  @Column('text')
  tool!: string;

  @Column('text', { nullable: true })
  toolVersion!: string | null;

  /** The served name the numbers are of: of a base model, or of an adapter. */
  @Column('text')
  model!: string;

  @Column('uuid', { nullable: true })
  adapterId!: string | null;

  /** When the file says it was measured. */
  @Column('timestamptz', { nullable: true })
  measuredAt!: Date | null;

  /** Questions each task was cut to; null where all were asked. */
  @Column('double precision', { nullable: true })
  questionLimit!: number | null;

  @Column('timestamptz')
  createdAt!: Date;
}
