import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

/** Names of what uses a selection, for people. */
type UseFinder = (selectionId: string, manager: EntityManager) => Promise<string[]>;

/** Asks the parts downstream whether a selection is used, which the corpus cannot know. They register from `onModuleInit`. */
@Injectable()
export class SelectionUses {
  private readonly finders: UseFinder[] = [];

  register(finder: UseFinder): void {
    this.finders.push(finder);
  }

  async find(selectionId: string, manager: EntityManager): Promise<string[]> {
    const uses: string[] = [];
    for (const finder of this.finders) uses.push(...(await finder(selectionId, manager)));
    return uses;
  }
}
