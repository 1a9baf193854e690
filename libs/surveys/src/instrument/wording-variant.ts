/** Forms of one wording for different respondents, such as grammatical genders. */
export const WORDING_VARIANTS = ['neutral', 'female', 'male'] as const;
export type WordingVariant = (typeof WORDING_VARIANTS)[number];

/** The forms of a wording beside the neutral one, which is its text. */
export type OtherVariants = Readonly<Partial<Record<Exclude<WordingVariant, 'neutral'>, string>>>;

/** The wording in a form; the neutral one where it has no such form. */
export function textInVariant(
  { text, variants }: { readonly text: string; readonly variants: OtherVariants | null },
  variant: WordingVariant,
): string {
  return variant === 'neutral' ? text : (variants?.[variant] ?? text);
}
