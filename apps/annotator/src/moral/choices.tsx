import { VERDICTS } from '@ethogram/core';
import { ACCEPTABILITY_KEYS, CONFIDENCE_KEYS } from '../keyboard/key-map.js';
import { formats, texts } from '../texts/texts.js';
import type { Choice } from './ChoiceRow.js';

const { moral } = texts;

export const VERDICT_CHOICES = VERDICTS.map((value, index) => {
  const { name, code } = moral.verdicts[value];
  const shown = (
    <>
      <strong>{name}</strong> <span className="code">{code}</span>
    </>
  );
  return { value, name: `${name} (${code})`, shown, shortcut: String(index + 1) };
});

/** The same without keys, which belong to the person's own verdict. */
export const MOST_PEOPLE_CHOICES = VERDICT_CHOICES.map(({ value, name, shown }) => ({ value, name, shown }));

export const ACCEPTABILITY_CHOICES: readonly Choice<number>[] = ACCEPTABILITY_KEYS.map((shortcut, index) => {
  const value = index - 2;
  return {
    value,
    shortcut,
    name: `${formats.signed(value)} ${moral.acceptabilityNames[index]}`,
    shown: <Step number={formats.signed(value)} word={moral.acceptabilities[index]} />,
  };
});

export const CONFIDENCE_CHOICES: readonly Choice<number>[] = CONFIDENCE_KEYS.map((shortcut, index) => {
  const word = moral.confidences[index];
  const number = formats.number(index + 1);
  return {
    value: index + 1,
    shortcut,
    name: `${number} ${word}`,
    shown: <Step number={number} word={word} />,
  };
});

function Step({ number, word }: { readonly number: string; readonly word: string | undefined }) {
  return (
    <>
      <strong>{number}</strong>
      <span className="step-word">{word}</span>
    </>
  );
}
