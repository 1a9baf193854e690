import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

/** Somebody took their consent back, and with it everything they had judged in a study. */
export interface JudgmentsWithdrawn {
  readonly studyId: string;
  readonly personId: string;
  readonly at: Date;
}

type Listener = (event: JudgmentsWithdrawn, manager: EntityManager) => Promise<void>;

/**
 * Tells the parts downstream. They listen from `onModuleInit` and do their share on the manager given, so that a
 * withdrawal takes effect everywhere in one transaction or nowhere.
 */
@Injectable()
export class ParticipantWithdrawals {
  private readonly listeners: Listener[] = [];

  listen(listener: Listener): void {
    this.listeners.push(listener);
  }

  async announce(event: JudgmentsWithdrawn, manager: EntityManager): Promise<void> {
    for (const listener of this.listeners) await listener(event, manager);
  }
}
