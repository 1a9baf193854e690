import { type Direction, DIRECTIONS, type Value, type ValueKey } from '@ethogram/core';
import { useEffect, useRef } from 'react';
import { texts } from '../texts/texts.js';

const SIGNS = { attained: '+', constrained: '−', both: '±' } as const;

interface ValueLineProps {
  readonly value: Value;
  readonly chosen: Direction | undefined;
  readonly isPointed: boolean;
  readonly onToggle: (value: ValueKey, direction: Direction) => void;
}

/** One value with its two directions; pressing the chosen one again takes it back. */
export function ValueLine({ value: { key }, chosen, isPointed, onToggle }: ValueLineProps) {
  const { label, meaning } = texts.values[key];
  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isPointed) ref.current?.scrollIntoView({ block: 'nearest' });
  }, [isPointed]);
  return (
    <div
      ref={ref}
      role="group"
      aria-label={label}
      className="value-line"
      data-chosen={chosen}
      data-pointed={isPointed || undefined}
      data-testid={`value-${key}`}
    >
      <span className="value-name">
        {label}
        <small>{meaning}</small>
      </span>
      {DIRECTIONS.map((direction) => (
        <button
          key={direction}
          type="button"
          className={`direction direction-${direction}`}
          aria-pressed={chosen === direction}
          aria-label={`${label}: ${texts.moral.directions[direction]}`}
          onClick={() => onToggle(key, direction)}
        >
          <span aria-hidden="true">{SIGNS[direction]}</span>
          <span className="direction-word">{texts.moral.directions[direction]}</span>
        </button>
      ))}
    </div>
  );
}
