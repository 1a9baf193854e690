import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** How the posts were come by: Reddit's API with its approval, dump files, files of another make, texts of one's own. */
export const ACCESS_BASES = ['APPROVED_API', 'DUMP', 'FILE', 'OWN_TEXTS'] as const;
export type AccessBasis = (typeof ACCESS_BASES)[number];

/** Where posts come from, and what may be done with their text. Everything is forbidden unless said otherwise. */
@Entity('sources')
@Index('sources_name', ['name'], { unique: true })
@Check('sources_access_basis_known', `access_basis in ('APPROVED_API', 'DUMP', 'FILE', 'OWN_TEXTS')`)
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

  @Column('text', { default: 'FILE' })
  accessBasis!: AccessBasis;

  /** The number or name of Reddit's or a review board's approval. */
  @Column('text', { nullable: true })
  approvalRef!: string | null;

  /** From then on nothing more is collected. */
  @Column('timestamptz', { nullable: true })
  approvalExpiresAt!: Date | null;

  /** What the permission rests on: an approval, a licence, consent. */
  @Column('text')
  basis!: string;

  /** True when its posts were written for Ethogram and belong to nobody on Reddit. */
  @Column('boolean', { default: false })
  synthetic!: boolean;

  @Column('timestamptz')
  createdAt!: Date;
}
