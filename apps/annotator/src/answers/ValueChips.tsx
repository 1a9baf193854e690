import type { ValueAtStake } from '@ethogram/core';
import { texts } from '../texts/texts.js';

const SIGNS = { attained: '+', constrained: '−', both: '±' } as const;

/** The values at stake of an answer, in a line. */
export function ValueChips({ values }: { readonly values: readonly ValueAtStake[] }) {
  if (values.length === 0) return null;
  return (
    <ul className="chips">
      {values.map(({ value, direction }) => (
        <li key={value} className={`chip chip-${direction}`}>
          <span aria-hidden="true">{SIGNS[direction]}</span>
          <span className="visually-hidden">{texts.moral.directions[direction]}: </span>
          {texts.values[value].label}
        </li>
      ))}
    </ul>
  );
}
