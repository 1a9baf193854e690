import { answerOf, type LikertPart as Part } from '@ethogram/core';
import { type CSSProperties, useId } from 'react';
import { ratingKey } from './form-keys.js';
import { Option } from './Option.js';
import { chosenAgain } from './part-answers.js';
import { PartFrame, type PartProps } from './PartFrame.js';

/** A scale of ratings, each with its words. */
export function LikertPart({ part, form }: PartProps<Part>) {
  const name = useId();
  const chosen = answerOf(form.parts, part.id);
  const { number } = form.texts;
  return (
    <PartFrame part={part} form={form} role="radiogroup">
      <div
        className="form-scale"
        data-many={part.labels.length > 5 || undefined}
        style={{ '--form-steps': part.labels.length } as CSSProperties}
      >
        {part.labels.map((label, index) => {
          const rating = part.min + index;
          const key = ratingKey(part, index);
          return (
            <Option
              key={rating}
              type="radio"
              name={name}
              label={label === '' ? number(rating) : `${number(rating)} ${label}`}
              // A rating that is its own key needs it only once.
              shortcut={key === String(rating) ? undefined : key}
              isKeyShown={form.areKeysOn}
              isChosen={chosen === rating}
              onChoose={() => form.answer(part, () => rating)}
              onAgain={() => form.answer(part, (before) => chosenAgain(part, before, rating))}
            >
              <strong>{number(rating)}</strong>
              <span className="form-scale-word" dir="auto">
                {label}
              </span>
            </Option>
          );
        })}
      </div>
    </PartFrame>
  );
}
