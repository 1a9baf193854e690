import type { TaskContent } from '../api/documents.js';
import { texts } from '../texts/texts.js';

/** What a task is called where its answer is spoken of: the title of its situation, or its first sentence. */
export function titleOfTask({
  scenario,
  item,
  items,
}: Pick<TaskContent, 'scenario' | 'item' | 'items'>): string {
  return scenario?.title ?? item?.text ?? items[0]?.text ?? texts.studies.kind.SURVEY;
}
