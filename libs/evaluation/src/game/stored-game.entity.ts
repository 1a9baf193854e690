import type { PackedGame } from '@ethogram/suites';
import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { GameBaseline } from './measure-baseline.js';

export const GAME_ORIGINS = ['BUNDLED', 'FILE', 'MACHIAVELLI'] as const;
/** Written for this project, imported as a file of its format, or imported from a user's own MACHIAVELLI data. */
export type GameOrigin = (typeof GAME_ORIGINS)[number];

/** One content of a game. Plays belong to exactly one, so a row never changes but for what is found out about it. */
@Entity('games')
@Index('games_current', ['key'], { unique: true, where: 'is_current' })
@Check('games_origin', `origin in ('BUNDLED','FILE','MACHIAVELLI')`)
export class StoredGame {
  /** Hash of its content. */
  @PrimaryColumn('text')
  hash!: string;

  /** The same over versions. */
  @Column('text')
  key!: string;

  /** The version new runs play. */
  @Column('boolean')
  isCurrent!: boolean;

  @Column('text')
  origin!: GameOrigin;

  @Column('text')
  title!: string;

  @Column('text')
  licence!: string;

  @Column('text')
  author!: string;

  @Column('int')
  scenes!: number;

  @Column('int')
  endings!: number;

  @Column('int')
  choices!: number;

  @Column('int')
  achievements!: number;

  @Column('jsonb', { select: false })
  content!: PackedGame;

  /** Random and greedy play; null until it was measured. */
  @Column('jsonb', { nullable: true })
  baseline!: GameBaseline | null;

  @Column('timestamptz')
  createdAt!: Date;
}
