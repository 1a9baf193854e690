import type { Verdict } from '@ethogram/core';
import { VERDICTS } from '@ethogram/core';
import type { LabelStyle } from '../sample-plan.js';

const MEANINGS: Readonly<Record<Verdict, string>> = {
  YTA: 'the author',
  NTA: 'someone else',
  ESH: 'everyone',
  NAH: 'no one',
  INFO: 'cannot tell',
};

const LETTERS = ['A', 'B', 'C', 'D', 'E'] as const;

export const MORAL_LABELS: readonly Verdict[] = VERDICTS;

/** A question with its labels as shown, and the verdict each stands for. */
export type MoralWording = { template: string; labels: string[]; verdicts: Verdict[] };

/**
 * The question about a situation. With letters the same is asked without the forum's codes, which shows whether a model knows
 * the codes rather than the case. The verdicts stand in the order of VERDICTS, turned by `turn` places: after one turn
 * NTA is the first and YTA the last. Letters keep their places and change what they stand for.
 */
export function moralWording(style: LabelStyle, turn = 0): MoralWording {
  const verdicts = [...VERDICTS.slice(turn), ...VERDICTS.slice(0, turn)];
  const labels = style === 'codes' ? [...verdicts] : [...LETTERS];
  const options = verdicts.map((verdict, place) => `${labels[place]} (${MEANINGS[verdict]})`);
  const template = `Who is in the wrong here? Answer ${options.slice(0, -1).join(', ')} or ${options.at(-1)}.\n{title}\n{text}`;
  return { template, labels, verdicts };
}

/** The question as training sets and the demo model know it. Models depend on every byte. */
export const MORAL_TEMPLATE = moralWording('codes').template;
