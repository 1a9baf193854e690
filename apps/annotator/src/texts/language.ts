/** What the workspace can be read in. `ar-XB` is English written from right to left, to look at the layout with. */
export const LANGUAGES = ['en', 'de', 'ar-XB'] as const;
export type Language = (typeof LANGUAGES)[number];

/** Languages people can choose, each by its own name. */
export const OFFERED_LANGUAGES = [
  { code: 'en', name: 'English' },
  { code: 'de', name: 'Deutsch' },
] as const satisfies readonly { code: Language; name: string }[];

const STORED_AS = 'ethogram-language';

function isLanguage(code: unknown): code is Language {
  return (LANGUAGES as readonly unknown[]).includes(code);
}

/**
 * The person's own choice, else the first of the browser's languages there is a catalogue for, else English.
 * @param preferred BCP 47 tags, the most wanted first
 */
export function chooseLanguage(chosen: string | null, preferred: readonly string[]): Language {
  if (isLanguage(chosen)) return chosen;
  for (const tag of preferred) {
    const known = OFFERED_LANGUAGES.find(({ code }) => code === tag.toLowerCase().split('-')[0]);
    if (known) return known.code;
  }
  return 'en';
}

/** The tag to write dates and numbers by: the browser's own, where it is of the language, because it knows the region. */
export function localeOf(language: Language, preferred: readonly string[]): string {
  return preferred.find((tag) => tag.toLowerCase().split('-')[0] === language) ?? language;
}

export function directionOf(language: Language): 'ltr' | 'rtl' {
  return language === 'ar-XB' ? 'rtl' : 'ltr';
}

/** What the person chose in this browser; null when nothing, or when the browser keeps nothing. */
export function storedLanguage(): string | null {
  return globalThis.localStorage?.getItem(STORED_AS) ?? null;
}

/** Remembers the choice and shows the page in it. Drafts, answers on their way and the place in the app survive. */
export function switchLanguage(language: Language): void {
  localStorage.setItem(STORED_AS, language);
  location.reload();
}

/** Tells the browser, and through it screen readers and layout, what the page is written in. */
export function applyLanguage(root: HTMLElement, language: Language): void {
  root.lang = language;
  root.dir = directionOf(language);
}
