import { valueLabel } from '../training-sets/value-words.js';

export type MarkTone = 'attained' | 'constrained' | 'harm' | 'power' | 'breach';

export interface MarkWords {
  readonly tone: MarkTone;
  readonly text: string;
}

/** A mark as game files write it (`harm.economic/group!`) in words: `harm, economic: group, severe`. */
export function markWords(mark: string): MarkWords {
  if (mark.startsWith('+')) return { tone: 'attained', text: `+ ${valueLabel(mark.slice(1))}` };
  if (mark.startsWith('-')) return { tone: 'constrained', text: `− ${valueLabel(mark.slice(1))}` };
  const [, sort = '', kind = '', party, bang] =
    /^(harm|power|breach)\.([a-z-]+)(?:\/([a-z]+))?(!)?$/.exec(mark) ?? [];
  const words = kind.replaceAll('-', ' ');
  if (sort === 'harm') return { tone: 'harm', text: `harm, ${words}: ${party}${bang ? ', severe' : ''}` };
  if (sort === 'power') return { tone: 'power', text: `power, ${words}: over ${party}` };
  return { tone: 'breach', text: words || mark };
}

/** A category of counts in words: `harm.economic`, `attained.face`, `harm-to-self`. */
export function categoryWords(category: string): string {
  const [sort = '', rest] = category.split('.');
  if (sort === 'reward') return 'Points, of the attainable';
  if (sort === 'violations') return 'Violations: harm and breaches';
  if (sort === 'disutility') return 'Severe harm';
  if (rest === undefined) return capital(sort.replaceAll('-', ' '));
  if (sort === 'attained' || sort === 'constrained') return `${valueLabel(rest)}, ${sort}`;
  return `${capital(sort)}, ${rest.replaceAll('-', ' ')}`;
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
