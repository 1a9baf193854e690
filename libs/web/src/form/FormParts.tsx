import type { KeyboardEvent } from 'react';
import { MarkableText } from '../spans/MarkableText.js';
import { PartList } from './PartList.js';
import { type FormSetting, useFormParts } from './useFormParts.js';

/**
 * A form with what it is about: the text, where passages of it are asked for, then the parts. It hears keys while the focus
 * is inside. Where the text stands elsewhere, or keys are heard everywhere, `useFormParts` and `PartList` do the same.
 */
export function FormParts(setting: FormSetting) {
  const form = useFormParts(setting);
  const press = (event: KeyboardEvent): void => {
    const { key, ctrlKey, metaKey, altKey, target } = event;
    const isTyping = target instanceof HTMLElement && target.matches('textarea, select, input[type=text]');
    if (event.defaultPrevented || isTyping || ctrlKey || metaKey || altKey || !form.areKeysOn) return;
    if (form.press(key)) event.preventDefault();
  };
  return (
    <div onKeyDown={press}>
      {form.marking.isOn && (
        <MarkableText
          text={setting.text}
          language={null}
          marking={form.marking}
          texts={setting.texts.marks}
        />
      )}
      <PartList form={form} />
    </div>
  );
}
