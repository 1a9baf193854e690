import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A link that signs one person in, once. */
@Entity('sign_in_links')
@Index('sign_in_links_token', ['tokenHash'], { unique: true })
export class SignInLink {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid')
  personId!: string;

  @Column('text')
  tokenHash!: string;

  @Column('timestamptz')
  createdAt!: Date;

  @Column('timestamptz')
  expiresAt!: Date;

  @Column('timestamptz', { nullable: true })
  usedAt!: Date | null;
}
