import { Column, Entity, PrimaryColumn } from 'typeorm';

/** That a person accepted a version of a study's consent. */
@Entity('consents')
export class Consent {
  @PrimaryColumn('uuid')
  studyId!: string;

  @PrimaryColumn('uuid')
  personId!: string;

  @PrimaryColumn('integer')
  version!: number;

  /** Of the text they had before them. */
  @Column('text')
  textHash!: string;

  @Column('timestamptz')
  acceptedAt!: Date;
}
