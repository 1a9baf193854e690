import type { SpanPart as Part } from '@ethogram/core';
import { PassageList } from '../spans/PassageList.js';
import { howManyOf, PartFrame, type PartProps } from './PartFrame.js';

/** Passages of the text; they are marked there and listed here. */
export function SpanPart({ part, form }: PartProps<Part>) {
  const { texts, marking, areKeysOn } = form;
  const own = marking.marks.filter(({ id }) => id.startsWith(`${part.id}/`));
  return (
    <PartFrame
      part={part}
      form={form}
      role="group"
      hint={howManyOf(part, texts)}
      {...(marking.isOn && { shortcut: 'm' })}
    >
      {marking.isOn ? (
        <p className="form-part-help">
          <button type="button" className="form-hint-button for-keyboards" onClick={marking.begin}>
            {areKeysOn ? texts.span.hint : texts.span.hintPlain}
          </button>
          <span className="for-touch">{texts.span.hintTouch}</span>
        </p>
      ) : (
        <p className="form-part-help">{texts.span.noText}</p>
      )}
      <PassageList
        marks={own}
        onRemove={marking.remove}
        texts={{ list: texts.span.list, label: texts.marks.label, remove: texts.span.remove }}
      />
    </PartFrame>
  );
}
