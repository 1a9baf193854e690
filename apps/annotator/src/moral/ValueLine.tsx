import type { MoralForm, Value, ValueKey } from '@ethogram/core';
import { useEffect, useRef } from 'react';
import { type DirectionSwitch, isOn, SWITCHES, type ValueDraft } from '../draft/value-draft.js';
import { texts } from '../texts/texts.js';
import { ValueDetails } from './ValueDetails.js';

const SIGNS = { attained: '+', constrained: '−' } as const;

export interface ValueActions {
  readonly onToggle: (value: ValueKey, direction: DirectionSwitch) => void;
  readonly onDescribe: (value: ValueKey, detail: Pick<ValueDraft, 'whose' | 'strength'>) => void;
}

interface ValueLineProps extends ValueActions {
  readonly value: Value;
  readonly form: MoralForm;
  readonly chosen: ValueDraft | undefined;
  readonly isPointed: boolean;
  /** Whether number keys speak of this value. */
  readonly isLast: boolean;
  readonly isMissing: { readonly whose: boolean; readonly strength: boolean };
}

/** One value with its two directions, each switched on and off by itself; once chosen, what else is asked of it. */
export function ValueLine({
  value: { key },
  form,
  chosen,
  isPointed,
  isLast,
  isMissing,
  onToggle,
  onDescribe,
}: ValueLineProps) {
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
      data-chosen={chosen?.direction}
      data-pointed={isPointed || undefined}
      data-testid={`value-${key}`}
    >
      <span className="value-name">
        {label}
        <small>{meaning}</small>
      </span>
      {SWITCHES.map((direction) => (
        <button
          key={direction}
          type="button"
          className={`direction direction-${direction}`}
          aria-pressed={isOn(chosen?.direction, direction)}
          aria-label={`${label}: ${texts.moral.directions[direction]}`}
          onClick={() => onToggle(key, direction)}
        >
          <span aria-hidden="true">{SIGNS[direction]}</span>
          <span className="direction-word">{texts.moral.directions[direction]}</span>
        </button>
      ))}
      {chosen && (
        <ValueDetails
          label={label}
          form={form}
          chosen={chosen}
          hasKeys={isLast}
          isMissing={isMissing}
          onDescribe={(detail) => onDescribe(key, detail)}
        />
      )}
    </div>
  );
}
