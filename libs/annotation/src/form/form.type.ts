import type { FormDefinition, FormPreset, GuidelineExample, MoralForm } from '@ethogram/core';
import { Access, JsonScalar, pageType } from '@ethogram/platform';
import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { GuidelineExampleType } from '../study/guideline-example.type.js';
import type { StudyKind } from '../study/study.entity.js';
import { StudyKindEnum } from '../study/study.type.js';
import type { FormSummary } from './form.service.js';
import type { FormVersion } from './form-version.entity.js';

/** `studies` is added by its resolver. */
@Access('CURATOR', 'RESEARCHER')
@ObjectType('FormVersion')
export class FormVersionType {
  @Field(() => ID)
  id!: string;

  @Field(() => ID)
  formId!: string;

  @Field(() => Int)
  number!: number;

  @Field(() => JsonScalar)
  definition!: FormDefinition | MoralForm;

  @Field(() => String)
  guideline!: string;

  @Field(() => [GuidelineExampleType])
  examples!: GuidelineExample[];

  @Field(() => String)
  contentHash!: string;

  @Field(() => Date)
  createdAt!: Date;
}

export function toFormVersionType(version: FormVersion): FormVersionType {
  const { id, formId, number, definition, guideline, examples, contentHash, createdAt } = version;
  const own = { id, formId, number, definition, guideline, examples, contentHash, createdAt };
  return Object.assign(new FormVersionType(), own);
}

/** `versions` is added by its resolver. */
@Access('CURATOR', 'RESEARCHER')
@ObjectType('Form')
export class FormType {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  name!: string;

  @Field(() => StudyKindEnum)
  kind!: StudyKind;

  @Field(() => Date, { nullable: true })
  archivedAt!: Date | null;

  @Field(() => Date)
  createdAt!: Date;

  @Field(() => FormVersionType)
  latest!: FormVersionType;

  @Field(() => Int)
  studyCount!: number;
}

export function toFormType({ form, latest, studyCount }: FormSummary): FormType {
  const { id, name, kind, archivedAt, createdAt } = form;
  const own = { id, name, kind, archivedAt, createdAt, latest: toFormVersionType(latest), studyCount };
  return Object.assign(new FormType(), own);
}

export const FormPage = pageType(FormType, 'FormPage', 'CURATOR', 'RESEARCHER');

@Access('CURATOR', 'RESEARCHER')
@ObjectType('FormCheck')
export class FormCheckType {
  @Field(() => Boolean)
  ok!: boolean;

  @Field(() => [String])
  problems!: readonly string[];
}

/** A form to start from. */
@Access('CURATOR', 'RESEARCHER')
@ObjectType('FormPreset')
export class FormPresetType {
  @Field(() => String)
  key!: string;

  @Field(() => String)
  name!: string;

  @Field(() => StudyKindEnum)
  kind!: StudyKind;

  @Field(() => JsonScalar)
  definition!: FormDefinition;

  @Field(() => String)
  guideline!: string;

  @Field(() => [GuidelineExampleType])
  examples!: readonly GuidelineExample[];
}

export function toFormPresetType(preset: FormPreset): FormPresetType {
  return Object.assign(new FormPresetType(), preset, { kind: 'FORM' });
}
