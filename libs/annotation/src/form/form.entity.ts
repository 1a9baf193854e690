import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** Kinds of study whose form is put together by a curator. */
export const FORM_KINDS = ['MORAL_JUDGMENT', 'FORM'] as const;
export type FormKind = (typeof FORM_KINDS)[number];

/** A form of the library, under one name in all its versions. */
@Entity('forms')
@Index('forms_created', ['createdAt', 'id'])
@Check('forms_kind_known', `kind in ('${FORM_KINDS.join("', '")}')`)
export class Form {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('text')
  name!: string;

  @Column('text')
  kind!: FormKind;

  /** Since when it is no longer offered to new studies; null when it is. */
  @Column('timestamptz', { nullable: true })
  archivedAt!: Date | null;

  @Column('timestamptz')
  createdAt!: Date;
}
