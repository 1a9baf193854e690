import { useId } from 'react';

interface SurveyItemProps {
  readonly item: { readonly id: string; readonly text: string };
  /** Its place in the battery, such as `3 of 10`. */
  readonly label: string;
  readonly scale: { readonly min: number; readonly max: number; readonly labels: readonly string[] };
  readonly rating: number | null;
  readonly isCurrent: boolean;
  readonly isMissing: boolean;
  readonly onFocus: () => void;
  readonly onRate: (rating: number) => void;
}

export function SurveyItem({
  item,
  label,
  scale,
  rating,
  isCurrent,
  isMissing,
  onFocus,
  onRate,
}: SurveyItemProps) {
  const id = useId();
  const steps = Array.from({ length: scale.max - scale.min + 1 }, (_, index) => ({
    value: scale.min + index,
    word: scale.labels[index] ?? '',
  }));
  return (
    <li
      className="item"
      data-current={isCurrent || undefined}
      data-missing={isMissing || undefined}
      data-testid="survey-item"
    >
      <div
        role="radiogroup"
        aria-labelledby={id}
        aria-required="true"
        aria-invalid={isMissing}
        onFocus={onFocus}
      >
        <p id={id} className="item-text">
          <span className="item-place">{label}</span>
          <span dir="auto">{item.text}</span>
        </p>
        <div className="choices choices-scale" style={{ '--steps': steps.length }}>
          {steps.map(({ value, word }) => (
            <label key={value} className="choice">
              <input
                type="radio"
                name={id}
                value={value}
                aria-label={`${value} ${word}`}
                checked={rating === value}
                onChange={() => onRate(value)}
              />
              <span className="choice-face">
                <strong>{value}</strong>
                <span className="step-word" dir="auto">
                  {word}
                </span>
              </span>
            </label>
          ))}
        </div>
      </div>
    </li>
  );
}
