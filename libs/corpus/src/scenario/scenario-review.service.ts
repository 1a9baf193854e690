import { AuditService } from '@ethogram/accounts';
import {
  Clock,
  codePointLength,
  countPlaceholders,
  describeScenario,
  placeholderOf,
  type Redaction,
  type RedactionSpan,
  redactSpans,
  sha256Hex,
} from '@ethogram/core';
import { BadInputError, ConflictError, NotFoundError, type Viewer } from '@ethogram/platform';
import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { EntityManager, Repository } from 'typeorm';
import { RedactionMap } from './redaction-map.entity.js';
import { ScenarioBand } from './scenario-band.entity.js';
import { comparableText, signatureOf } from './scenario-draft.js';
import { Scenario } from './scenario.entity.js';
import { storeSignatures } from './store-drafts.js';

export interface ScenarioReview {
  id: string;
  decision: 'APPROVE' | 'REJECT';
  /** What else must go, in code points of the text as it stands. */
  redact: readonly RedactionSpan[];
}

/** A placeholder of a scenario and what it stands for. */
export interface PlaceholderMeaning {
  kind: string;
  placeholder: string;
  original: string;
}

/** What people do with scenarios that wait for them, and with what was taken out of texts. */
@Injectable()
export class ScenarioReviewService {
  constructor(
    @InjectRepository(Scenario) private readonly scenarios: Repository<Scenario>,
    private readonly audit: AuditService,
    private readonly clock: Clock,
  ) {}

  /**
   * Approves or rejects a waiting scenario, after replacing what else must go. Its text is frozen from then on.
   * @throws NotFoundError; ConflictError when it does not wait (any more); BadInputError for spans that are none
   */
  async review(viewer: Viewer, { id, decision, redact }: ScenarioReview): Promise<Scenario> {
    const reviewed = await this.scenarios.manager.transaction(async (manager) => {
      // Clusters change below; makers of scenarios change them too, and take turns by the same lock.
      await manager.query(`select pg_advisory_xact_lock(hashtext('corpus.make-scenarios'))`);
      const scenario = await lockWaiting(manager, id);
      if (redact.length > 0) await this.redactMore(manager, scenario, redact);
      scenario.reviewState = decision === 'APPROVE' ? 'APPROVED' : 'REJECTED';
      scenario.reviewedBy = viewer.personId;
      scenario.reviewedAt = this.clock.now();
      const { reviewState, reviewedBy, reviewedAt } = scenario;
      await manager.update(Scenario, id, { reviewState, reviewedBy, reviewedAt });
      return scenario;
    });
    await this.audit.record(viewer, decision === 'APPROVE' ? 'approved' : 'rejected', 'scenario', id, {
      redacted: redact.map(({ kind }) => kind),
    });
    return reviewed;
  }

  /** What the placeholders of a scenario stand for, title first. Each look is written down with who looked. */
  async redactions(viewer: Viewer, scenarioId: string): Promise<PlaceholderMeaning[]> {
    const scenario = await this.scenarios.findOneBy({ id: scenarioId });
    if (!scenario) throw new NotFoundError('scenario', scenarioId);
    await this.audit.record(viewer, 'looked-at-redactions', 'scenario', scenarioId);
    const map = await this.scenarios.manager.findOneBy(RedactionMap, { scenarioId });
    return (map?.redactions ?? []).map(({ kind, original }) => ({
      kind,
      placeholder: placeholderOf(kind),
      original,
    }));
  }

  private async redactMore(
    manager: EntityManager,
    scenario: Scenario,
    spans: readonly RedactionSpan[],
  ): Promise<void> {
    const map = await manager.findOneBy(RedactionMap, { scenarioId: scenario.id });
    const known = map?.redactions ?? [];
    const inTitle = countPlaceholders(scenario.title);
    const changed = redactText(scenario.text, known.slice(inTitle), spans);
    const redactionMap = [...known.slice(0, inTitle), ...changed.redactions];
    const { redactions, revealsVerdict } = describeScenario(scenario.title, changed.text, redactionMap);
    const comparable = comparableText(scenario.title, changed.text);
    const { id } = scenario;
    const change = {
      text: changed.text,
      textHash: sha256Hex(changed.text),
      characters: codePointLength(changed.text),
      redactions,
      revealsVerdict,
      duplicateHash: sha256Hex(comparable),
    };
    await manager.update(Scenario, id, change);
    await manager.upsert(RedactionMap, { scenarioId: id, redactions: redactionMap as never }, ['scenarioId']);
    await manager.delete(ScenarioBand, { scenarioId: id });
    await storeSignatures(manager, [{ scenario, signature: signatureOf(comparable) }]);
    const { clusterId } = await manager.findOneByOrFail(Scenario, { id });
    Object.assign(scenario, change, { clusterId });
  }
}

function redactText(
  text: string,
  redactions: readonly Redaction[],
  spans: readonly RedactionSpan[],
): { text: string; redactions: Redaction[] } {
  try {
    return redactSpans(text, redactions, spans);
  } catch (error) {
    if (error instanceof RangeError) throw new BadInputError(error.message);
    throw error;
  }
}

async function lockWaiting(manager: EntityManager, id: string): Promise<Scenario> {
  const scenario = await manager.findOne(Scenario, { where: { id }, lock: { mode: 'pessimistic_write' } });
  if (!scenario) throw new NotFoundError('scenario', id);
  if (scenario.reviewState !== 'WAITING')
    throw new ConflictError(
      'This scenario does not wait for review any more. Load it again to see what was decided.',
    );
  return scenario;
}
