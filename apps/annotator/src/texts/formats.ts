/** How a language writes numbers, dates and counted things; everything through `Intl`, so that no rule is ours. */
export interface Formats {
  readonly number: (value: number) => string;
  /** A signed step of a scale: −2, 0, +2. */
  readonly signed: (value: number) => string;
  readonly dateTime: (value: Date) => string;
  readonly time: (value: Date) => string;
  /**
   * The form that fits the number, with every `#` replaced by it.
   * @param forms by CLDR plural category; `other` is taken for a category that is not given
   */
  readonly count: (value: number, forms: PluralForms) => string;
}

export type PluralForms = { readonly other: string } & Partial<
  Readonly<Record<Exclude<Intl.LDMLPluralRule, 'other'>, string>>
>;

/** @param locale a BCP 47 tag; its region decides how dates are written */
export function createFormats(locale: string): Formats {
  const plain = new Intl.NumberFormat(locale);
  const steps = new Intl.NumberFormat(locale, { signDisplay: 'exceptZero' });
  const moments = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' });
  const times = new Intl.DateTimeFormat(locale, { timeStyle: 'short' });
  const plurals = new Intl.PluralRules(locale);
  const number = (value: number): string => plain.format(value);
  return {
    number,
    // A hyphen is too short beside a plus sign and is read out as "dash" or not at all.
    signed: (value) => steps.format(value).replace('-', '−'),
    dateTime: (value) => moments.format(value),
    time: (value) => times.format(value),
    count: (value, forms) => {
      const form = forms[plurals.select(value)] ?? forms.other;
      return form.replaceAll('#', () => number(value));
    },
  };
}
