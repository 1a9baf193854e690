import { isValueKey } from '@ethogram/core';
import type { Ref } from 'react';
import type { ReviewItem as Item } from '../api/documents.js';
import { texts } from '../texts/texts.js';

interface ReviewItemProps {
  readonly item: Item;
  readonly headingRef: Ref<HTMLHeadingElement> | undefined;
}

/** A statement of a survey that is looked at itself, with what it is meant to measure. */
export function ReviewItem({ item: { text, value, keyed }, headingRef }: ReviewItemProps) {
  // The values of the taxonomy have words in every language.
  const own = isValueKey(value.key) ? texts.values[value.key] : null;
  return (
    <article className="situation review-item" aria-label={texts.form.statement} data-testid="review-item">
      <p className="eyebrow">{texts.form.statement}</p>
      <h1 ref={headingRef} tabIndex={-1} dir="auto">
        {text}
      </h1>
      <dl className="review-facts">
        <dt>{texts.form.measures}</dt>
        <dd>
          <strong>{own?.label ?? value.label}</strong>
          <span>{own?.meaning ?? value.description}</span>
        </dd>
        <dt>{texts.form.direction}</dt>
        <dd>{texts.form.keyed[keyed]}</dd>
      </dl>
    </article>
  );
}
