import { codePointLength, type TextPart as Part } from '@ethogram/core';
import { useId } from 'react';
import { PartFrame, type PartProps } from './PartFrame.js';

/** How much of the room may be used before the rest is counted down. */
const COUNTED_FROM = 0.8;

/** Something to write. */
export function TextPart({ part, form }: PartProps<Part>) {
  const id = useId();
  const answer = form.parts[part.id];
  const value = typeof answer === 'string' ? answer : '';
  const length = codePointLength(value);
  const field = {
    'aria-label': part.label,
    'aria-required': part.required,
    'aria-invalid': form.problems.some((problem) => problem.part === part.id),
    'aria-describedby': `${id}-length`,
    dir: 'auto',
    value,
    onChange: ({ currentTarget }: { currentTarget: { value: string } }) => {
      const typed = currentTarget.value;
      form.answer(part, () => (typed === '' ? undefined : typed));
    },
  };
  return (
    <PartFrame part={part} form={form} role="group" shortcut="n">
      {part.lines === 'one' ? (
        <input type="text" className="form-text" {...field} />
      ) : (
        <textarea className="form-text" rows={3} {...field} />
      )}
      <p id={`${id}-length`} className="form-text-length">
        {length > part.maxLength * COUNTED_FROM &&
          `${form.texts.number(length)} / ${form.texts.number(part.maxLength)}`}
      </p>
    </PartFrame>
  );
}
