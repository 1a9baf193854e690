import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { Instrument } from './instrument.entity.js';
import { ItemFamily } from './item-family.entity.js';
import type { OtherVariants } from './wording-variant.js';

/** One wording people and models rate. */
@Entity('items')
@Index('items_key', ['instrumentId', 'key'], { unique: true })
export class Item {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid')
  instrumentId!: string;

  @ManyToOne(() => Instrument, { nullable: false })
  @JoinColumn({ name: 'instrument_id' })
  instrument?: Instrument;

  @Column('uuid')
  familyId!: string;

  @ManyToOne(() => ItemFamily, { nullable: false })
  @JoinColumn({ name: 'family_id' })
  family?: ItemFamily;

  @Column('text')
  key!: string;

  /** The neutral form, which models are asked. */
  @Column('text')
  text!: string;

  /** Forms for other respondents; null: there is only the one. */
  @Column('jsonb', { nullable: true })
  variants!: OtherVariants | null;

  /** Place in the file, from 0. */
  @Column('integer')
  position!: number;
}
