import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { QuoteMatcher } from './quote-matcher.js';

/** Posts were deleted at their source; the text of these scenarios is gone. */
export interface ScenariosWithdrawn {
  readonly scenarioIds: readonly string[];
  /** By scenario id: finds quotations of what was deleted. Only for the length of the transaction; never stored. */
  readonly quotes: ReadonlyMap<string, QuoteMatcher>;
  readonly at: Date;
}

type Listener = (event: ScenariosWithdrawn, manager: EntityManager) => Promise<void>;

/**
 * Tells the parts downstream of a deletion. They listen from `onModuleInit` and do their share on the manager given, so
 * that a deletion takes effect everywhere in one transaction or nowhere.
 */
@Injectable()
export class ScenarioWithdrawals {
  private readonly listeners: Listener[] = [];

  listen(listener: Listener): void {
    this.listeners.push(listener);
  }

  async announce(event: ScenariosWithdrawn, manager: EntityManager): Promise<void> {
    for (const listener of this.listeners) await listener(event, manager);
  }
}
