import type { FormDefinition, GuidelineExample, MoralForm } from '@ethogram/core';
import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { Form } from './form.entity.js';

/** What a form asked and how it was explained at one time. A trigger refuses every change. */
@Entity('form_versions')
@Index('form_versions_number', ['formId', 'number'], { unique: true })
@Index('form_versions_content', ['formId', 'contentHash'], { unique: true })
@Check('form_versions_number_positive', 'number > 0')
export class FormVersion {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid')
  formId!: string;

  @ManyToOne(() => Form, { nullable: false })
  @JoinColumn({ name: 'form_id' })
  form?: Form;

  /** From 1. */
  @Column('integer')
  number!: number;

  /** A `MoralForm` where the form is for moral judgments. */
  @Column('jsonb')
  definition!: FormDefinition | MoralForm;

  /** Markdown, as people read it. */
  @Column('text')
  guideline!: string;

  @Column('jsonb')
  examples!: GuidelineExample[];

  /** Of definition, guideline and examples. */
  @Column('text')
  contentHash!: string;

  /** Null: the platform itself. */
  @Column('uuid', { nullable: true })
  createdBy!: string | null;

  @Column('timestamptz')
  createdAt!: Date;
}
