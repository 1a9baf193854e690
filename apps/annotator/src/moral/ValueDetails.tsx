import { type MoralForm, WHOSE } from '@ethogram/core';
import type { ValueDraft } from '../draft/value-draft.js';
import { WHOSE_KEYS } from '../keyboard/key-map.js';
import { Key } from '../keyboard/Key.js';
import { formats, texts } from '../texts/texts.js';

interface ValueDetailsProps {
  readonly label: string;
  readonly form: MoralForm;
  readonly chosen: ValueDraft;
  readonly hasKeys: boolean;
  readonly isMissing: { readonly whose: boolean; readonly strength: boolean };
  readonly onDescribe: (detail: Pick<ValueDraft, 'whose' | 'strength'>) => void;
}

/** How strongly a chosen value is at stake and whose it is, where the study asks; pressing the same again takes it back. */
export function ValueDetails({ label, form, chosen, hasKeys, isMissing, onDescribe }: ValueDetailsProps) {
  const { whose, strength, whoseNames, strengths } = texts.valueDetails;
  return (
    <>
      {form.strength !== 'off' && (
        <div
          role="group"
          aria-label={`${label}: ${strength}`}
          className="value-detail"
          data-missing={(isMissing.strength && chosen.strength === undefined) || undefined}
        >
          <span className="value-detail-title">{strength}</span>
          {strengths.map((word, step) => (
            <button
              key={word}
              type="button"
              className="small-choice"
              aria-pressed={chosen.strength === step}
              onClick={() => onDescribe({ strength: step })}
            >
              <span className="step-number">{formats.number(step)}</span> {word}
            </button>
          ))}
        </div>
      )}
      {form.whose !== 'off' && (
        <div
          role="group"
          aria-label={`${label}: ${whose}`}
          className="value-detail"
          data-missing={(isMissing.whose && chosen.whose === undefined) || undefined}
        >
          <span className="value-detail-title">{whose}</span>
          {WHOSE.map((owner, index) => (
            <button
              key={owner}
              type="button"
              className="small-choice"
              aria-pressed={chosen.whose === owner}
              onClick={() => onDescribe({ whose: owner })}
            >
              {hasKeys && <Key name={WHOSE_KEYS[index] ?? ''} />} {whoseNames[owner]}
            </button>
          ))}
        </div>
      )}
    </>
  );
}
