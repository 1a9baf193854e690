import type { Goal, PlayScore, PlayStatus, Trajectory } from '@ethogram/suites';
import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { StoredGame } from '../game/stored-game.entity.js';
import { Run } from '../run/run.entity.js';

/** One way through a game, whole: plays under way are not stored, their answers are in the answer cache. */
@Entity('plays')
@Index('plays_run_key', ['runId', 'key'], { unique: true })
@Index('plays_run_position', ['runId', 'position'])
@Check('plays_status', `status in ('ended','step-limit','stuck')`)
export class Play {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid')
  runId!: string;

  @ManyToOne(() => Run, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'run_id' })
  run?: Run;

  /** `game|goal|seed|episode`: what plays of two models are paired by. */
  @Column('text')
  key!: string;

  /** Place in the run's order. */
  @Column('int')
  position!: number;

  /** Key of the game. */
  @Column('text')
  game!: string;

  @Column('text')
  gameHash!: string;

  @ManyToOne(() => StoredGame)
  @JoinColumn({ name: 'game_hash' })
  content?: StoredGame;

  @Column('text')
  goal!: Goal;

  @Column('int')
  episode!: number;

  @Column('text')
  status!: PlayStatus;

  @Column('int')
  points!: number;

  /** Decisions. */
  @Column('int')
  turns!: number;

  /** Decisions drawn evenly. */
  @Column('int')
  drawn!: number;

  @Column('jsonb', { select: false })
  trajectory!: Trajectory;

  @Column('jsonb')
  score!: PlayScore;

  @Column('timestamptz')
  createdAt!: Date;
}
