import { type AnswerSelection, definitionOf, type Study } from '@ethogram/annotation';
import { contentHash, type FormDefinition } from '@ethogram/core';
import { BadInputError } from '@ethogram/platform';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { FormItemReader } from './form-items.js';
import { FormScenarioReader } from './form-scenarios.js';
import type { ReleaseMaterial } from './release-material.js';
import type { CreateReleaseRequest } from './release-request.js';

/** What people said in studies with a form of their own. */
@Injectable()
export class FormMaterialReader {
  constructor(
    private readonly scenarios: FormScenarioReader,
    private readonly items: FormItemReader,
  ) {}

  /** @throws BadInputError when the studies do not ask the same */
  async read(
    manager: EntityManager,
    studies: readonly Study[],
    request: CreateReleaseRequest,
    selection: AnswerSelection,
  ): Promise<ReleaseMaterial> {
    const definition = sharedDefinition(studies);
    const [instrumentId, ...others] = new Set(studies.map((study) => study.instrumentId));
    if (others.length > 0)
      throw new BadInputError(
        'Only studies of scenarios, or of one instrument, can be released together: release each by itself.',
      );
    const material = instrumentId
      ? await this.items.read(manager, { definition, instrumentId, request, selection })
      : await this.scenarios.read(manager, { definition, studies, request, selection });
    return { ...material, form: definition };
  }
}

function sharedDefinition(studies: readonly Study[]): FormDefinition {
  const definitions = studies.flatMap((study) => definitionOf(study) ?? []);
  const [first] = definitions;
  if (!first) throw new Error('A study of this kind has no form.');
  if (new Set(definitions.map((definition) => contentHash(definition))).size > 1)
    throw new BadInputError('Only studies with the same form can be released together.');
  return first;
}
