import { answerOf, type SliderPart as Part } from '@ethogram/core';
import { useId } from 'react';
import { PartFrame, type PartProps } from './PartFrame.js';
import { nearest, shownValue } from './slider-value.js';

/** A number on a line. Before it is touched the handle stands in the middle and counts for nothing. */
export function SliderPart({ part, form }: PartProps<Part>) {
  const id = useId();
  const answer = answerOf(form.parts, part.id);
  const isSet = typeof answer === 'number';
  const shown = shownValue(part, answer);
  const { number, slider } = form.texts;
  const problem = form.problems.some((each) => each.part === part.id);
  return (
    <PartFrame part={part} form={form} role="group">
      <div className="form-slider" data-set={isSet || undefined}>
        <input
          type="range"
          min={part.min}
          max={part.max}
          step={part.step}
          value={shown}
          aria-label={part.label}
          aria-valuetext={isSet ? number(shown) : slider.unset}
          aria-describedby={`${id}-ends`}
          aria-invalid={problem || undefined}
          onChange={({ currentTarget: { value } }) => form.answer(part, () => nearest(part, Number(value)))}
          // A press on the handle where it stands is an answer too, and changes nothing a browser would tell.
          onPointerUp={() => !isSet && form.answer(part, (before) => before ?? shown)}
        />
        <p id={`${id}-ends`} className="form-slider-ends">
          <span dir="auto">{part.minLabel}</span>
          <output className="form-slider-value">{isSet ? number(shown) : slider.unset}</output>
          <span dir="auto">{part.maxLabel}</span>
        </p>
      </div>
    </PartFrame>
  );
}
