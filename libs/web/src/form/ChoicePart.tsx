import {
  answerOf,
  type ChoicePart as Part,
  type ChoicesPart as ManyPart,
  type FormOption,
} from '@ethogram/core';
import { useId } from 'react';
import { optionKey } from './form-keys.js';
import { Option } from './Option.js';
import { idsOf, toggled } from './part-answers.js';
import { howManyOf, PartFrame, type PartProps } from './PartFrame.js';

/** One of some options. */
export function ChoicePart({ part, form }: PartProps<Part>) {
  const name = useId();
  const chosen = answerOf(form.parts, part.id);
  return (
    <PartFrame part={part} form={form} role="radiogroup">
      <div className="form-options" data-short={areShort(part.options) || undefined}>
        {part.options.map(({ id, label, help }, index) => (
          <Option
            key={id}
            type="radio"
            name={name}
            label={label}
            help={help}
            shortcut={optionKey(index)}
            isKeyShown={form.areKeysOn}
            isChosen={chosen === id}
            onChoose={() => form.answer(part, () => id)}
            onAgain={part.required ? undefined : () => form.answer(part, () => undefined)}
          />
        ))}
      </div>
    </PartFrame>
  );
}

/** Any of some options. */
export function ChoicesPart({ part, form }: PartProps<ManyPart>) {
  const name = useId();
  const chosen = idsOf(answerOf(form.parts, part.id));
  return (
    <PartFrame part={part} form={form} role="group" hint={howManyOf(part, form.texts)}>
      <div className="form-options" data-short={areShort(part.options) || undefined}>
        {part.options.map(({ id, label, help }, index) => (
          <Option
            key={id}
            type="checkbox"
            name={name}
            label={label}
            help={help}
            shortcut={optionKey(index)}
            isKeyShown={form.areKeysOn}
            isChosen={chosen.includes(id)}
            onChoose={() => form.answer(part, (before) => toggled(before, id))}
          />
        ))}
      </div>
    </PartFrame>
  );
}

/** Short ones stand beside each other; of many, longer ones do too, or nobody would see them all. */
function areShort(options: readonly FormOption[]): boolean {
  const most = options.length > 8 ? 34 : 22;
  return options.every(({ label, help }) => !help && label.length <= most);
}
