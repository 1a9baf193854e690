import type { Keying, ValueKey } from '@ethogram/core';
import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { Instrument } from './instrument.entity.js';

/** A statement in all its wordings, keyed to one value or to a construct. Splits never part a family. */
@Entity('item_families')
@Index('item_families_key', ['instrumentId', 'key'], { unique: true })
@Check('item_families_keyed_known', `keyed in ('direct', 'reverse')`)
export class ItemFamily {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid')
  instrumentId!: string;

  @ManyToOne(() => Instrument, { nullable: false })
  @JoinColumn({ name: 'instrument_id' })
  instrument?: Instrument;

  @Column('text')
  key!: string;

  /** The first of `values`: where a family has to be in one place. */
  @Column('text')
  value!: ValueKey;

  /** All it counts for; one, unless it is keyed to a construct that stands for several. */
  @Column('jsonb')
  values!: ValueKey[];

  /** Key of the instrument's construct it is keyed to; null: to a value itself. */
  @Column('text', { nullable: true })
  construct!: string | null;

  @Column('text')
  keyed!: Keying;

  /** Place in the file, from 0. */
  @Column('integer')
  position!: number;
}
