import { english } from './english.js';

type Widened<Text> = Text extends string
  ? string
  : Text extends (...args: infer Args) => string
    ? (...args: Args) => string
    : { readonly [Key in keyof Text]: Widened<Text[Key]> };

/** A message catalogue: the same keys as English, other words. */
export type Texts = Widened<typeof english>;

/** The catalogue in use. Choose another one here, by the language of the browser for instance. */
export const texts: Texts = english;
