import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** A question with four options, `answer` being the place of the right one. */
export type ChoiceQuestion = {
  key: string;
  area: string;
  question: string;
  options: string[];
  answer: number;
};
export type OpenQuestion = { key: string; question: string };
export type NeutralText = { key: string; text: string };

export type NeutralSet = {
  version: number;
  choices: ChoiceQuestion[];
  open: OpenQuestion[];
  texts: NeutralText[];
};

/** From sources and from dist alike, three folders down from the library's root. */
const FILE = fileURLToPath(new URL('../../neutral-set/neutral-set.json', import.meta.url));

/** The questions and texts written for this project; checked by a test, so read as they are. */
export function readNeutralSet(): NeutralSet {
  return JSON.parse(readFileSync(FILE, 'utf8')) as NeutralSet;
}
