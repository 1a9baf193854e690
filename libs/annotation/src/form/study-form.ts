import { type FormDefinition, type GuidelineExample, type MoralForm, PLAIN_MORAL_FORM } from '@ethogram/core';
import { BadInputError } from '@ethogram/platform';
import { Injectable } from '@nestjs/common';
import type { Study, StudyKind } from '../study/study.entity.js';
import { checkedDefinition, checkedExamples } from './form-content.js';
import { FormService } from './form.service.js';

/** What a new study says of its form: a version of the library, or all of it itself. */
export interface ChosenForm {
  readonly kind: StudyKind;
  readonly guideline?: string | null;
  readonly form?: unknown;
  readonly examples?: unknown;
  readonly formVersionId?: string | null;
}

export interface StudyForm {
  readonly form: MoralForm | FormDefinition | null;
  readonly guideline: string;
  readonly examples: GuidelineExample[];
  readonly formVersionId: string | null;
}

/** Finds what a new study asks with. */
@Injectable()
export class StudyFormFinder {
  constructor(private readonly forms: FormService) {}

  /** @throws BadInputError, NotFoundError */
  async find({ kind, guideline, form, examples, formVersionId }: ChosenForm): Promise<StudyForm> {
    if (formVersionId) {
      if (isGiven(guideline) || isGiven(form) || isGiven(examples))
        throw new BadInputError(
          'A version of a form brings its own guideline, form and examples: leave them out, or leave out the version.',
        );
      return this.ofVersion(formVersionId, kind);
    }
    if (!isGiven(guideline)) throw new BadInputError('A study needs a guideline, or a version of a form.');
    if (kind === 'FORM' && !isGiven(form))
      throw new BadInputError('A study of this kind needs a form, or a version of one.');
    return {
      form: kind === 'SURVEY' ? null : checkedDefinition(kind, form ?? {}),
      guideline,
      examples: checkedExamples(examples),
      formVersionId: null,
    };
  }

  private async ofVersion(id: string, kind: StudyKind): Promise<StudyForm> {
    const { definition, guideline, examples, form } = await this.forms.version(id);
    if (form.kind !== kind)
      throw new BadInputError(`The form “${form.name}” is for studies of the kind ${form.kind}.`);
    if (form.archivedAt)
      throw new BadInputError(`The form “${form.name}” was archived. Restore it, or choose another one.`);
    return { form: definition, guideline, examples, formVersionId: id };
  }
}

function isGiven<Value>(value: Value | null | undefined): value is Value {
  return value !== undefined && value !== null;
}

/** Which parts of a moral judgment a study asks; null for other kinds. */
export function moralFormOf({ kind, form }: Pick<Study, 'kind' | 'form'>): MoralForm | null {
  return kind === 'MORAL_JUDGMENT' ? ((form as MoralForm | null) ?? PLAIN_MORAL_FORM) : null;
}

/** What a study with a form of its own asks; null for other kinds. */
export function definitionOf({ kind, form }: Pick<Study, 'kind' | 'form'>): FormDefinition | null {
  return kind === 'FORM' ? (form as FormDefinition) : null;
}
