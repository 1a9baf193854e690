import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** Where posts come from, and what may be done with their text. Everything is forbidden unless said otherwise. */
@Entity('sources')
@Index('sources_name', ['name'], { unique: true })
@Check('sources_name_present', `btrim(name) <> ''`)
export class Source {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('text')
  name!: string;

  @Column('boolean', { default: false })
  mayAnnotate!: boolean;

  @Column('boolean', { default: false })
  mayPublishIds!: boolean;

  @Column('boolean', { default: false })
  mayPublishText!: boolean;

  @Column('boolean', { default: false })
  mayTrain!: boolean;

  /** What the permission rests on: an approval, a licence, consent. */
  @Column('text')
  basis!: string;

  /** True when its posts were written for Ethogram and belong to nobody on Reddit. */
  @Column('boolean', { default: false })
  synthetic!: boolean;

  @Column('timestamptz')
  createdAt!: Date;
}
