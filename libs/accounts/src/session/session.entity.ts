import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A signed-in browser. Only the SHA-256 of its token is kept, so a copy of the table signs nobody in. */
@Entity('sessions')
@Index('sessions_token', ['tokenHash'], { unique: true })
export class Session {
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
}
