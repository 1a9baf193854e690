import type { AnswerSelection, Study } from '@ethogram/annotation';
import { BadInputError } from '@ethogram/platform';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { VERDICT_METHODS, type VerdictMethod } from './aggregate-verdicts.js';
import { FormMaterialReader } from './form-material.js';
import { MoralMaterialReader } from './moral-material.js';
import type { ReleaseMaterial } from './release-material.js';
import type { CreateReleaseRequest } from './release-request.js';
import { SurveyMaterialReader } from './survey-material.js';

/** Reads what studies hold at one moment. */
@Injectable()
export class ReleaseMaterialReader {
  constructor(
    private readonly moral: MoralMaterialReader,
    private readonly survey: SurveyMaterialReader,
    private readonly form: FormMaterialReader,
  ) {}

  /** @param studies of one kind */
  async read(
    manager: EntityManager,
    studies: readonly Study[],
    request: CreateReleaseRequest,
    selection: AnswerSelection,
  ): Promise<ReleaseMaterial> {
    const kind = studies[0]?.kind;
    switch (kind) {
      case 'MORAL_JUDGMENT':
        return this.moral.read(manager, studies, request, selection, verdictMethod(request.aggregation));
      case 'SURVEY':
        return this.survey.read(manager, studies, request, selection);
      case 'FORM':
        return this.form.read(manager, studies, request, selection);
      case undefined:
        throw new BadInputError('A release needs a study.');
    }
  }
}

function verdictMethod(name: string | null | undefined): VerdictMethod {
  const method = VERDICT_METHODS.find((known) => known === (name ?? 'majority'));
  if (method) return method;
  throw new BadInputError(
    `There is no way "${name}" to make one verdict of many: take ${VERDICT_METHODS.join(', ')}.`,
  );
}
