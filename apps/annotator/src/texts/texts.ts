import { english } from './english/english.js';
import { createFormats, type Formats } from './formats.js';
import { german } from './german/german.js';
import { chooseLanguage, type Language, localeOf, storedLanguage } from './language.js';
import { pseudoRtl } from './pseudo-rtl.js';

type Widened<Text> = Text extends string
  ? string
  : Text extends (...args: infer Args) => string
    ? (...args: Args) => string
    : { readonly [Key in keyof Text]: Widened<Text[Key]> };

/** A message catalogue: the same keys as English, other words. A key that is missing does not compile. */
export type Texts = Widened<ReturnType<typeof english>>;

const preferred = globalThis.navigator?.languages ?? [];

/** The language in use; another one comes with a reload, so texts are constants everywhere. */
export const language: Language = chooseLanguage(storedLanguage(), preferred);

export const formats: Formats = createFormats(localeOf(language, preferred));

/** The catalogue in use. */
export const texts: Texts = catalogueOf(language, formats);

export function catalogueOf(of: Language, by: Formats): Texts {
  switch (of) {
    case 'en':
      return english(by);
    case 'de':
      return german(by);
    case 'ar-XB':
      return pseudoRtl<Texts>(english(by));
  }
}
