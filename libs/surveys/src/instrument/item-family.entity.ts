import type { Keying, ValueKey } from '@ethogram/core';
import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { Instrument } from './instrument.entity.js';

/** A statement in all its wordings, keyed to one value. Splits never part a family. */
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

  @Column('text')
  value!: ValueKey;

  @Column('text')
  keyed!: Keying;

  /** Place in the file, from 0. */
  @Column('integer')
  position!: number;
}
