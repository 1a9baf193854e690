import { describe, expect, it } from '@jest/globals';
import { createFormats } from './formats.js';
import { chooseLanguage, directionOf, localeOf, OFFERED_LANGUAGES } from './language.js';
import { catalogueOf, type Texts } from './texts.js';

const of = (code: 'en' | 'de' | 'ar-XB', locale: string = code): Texts =>
  catalogueOf(code, createFormats(locale));

/** What functions are called with instead of the number, where they want something else. */
const GIVEN: Readonly<Record<string, readonly unknown[]>> = {
  '.offline.ready': [undefined, new Date(0)],
  '.warning.about': [['x', 'y']],
};

/** Every text of a catalogue by its path; functions are called with the number given for each argument. */
function allTexts(part: unknown, number: number, path = ''): [path: string, text: string][] {
  if (typeof part === 'string') return [[path, part]];
  if (typeof part === 'function') {
    const given = GIVEN[path] ?? [];
    const all = Array.from({ length: part.length }, (_, index) => given[index] ?? number);
    return [[path, String(part(...all))]];
  }
  return Object.entries(part as object).flatMap(([key, value]) => allTexts(value, number, `${path}.${key}`));
}

describe('the language of the page', () => {
  it.each([
    ['de', ['en-GB'], 'de'],
    [null, ['fr-CH', 'de-CH', 'en'], 'de'],
    [null, ['EN-us'], 'en'],
    ['tlh', ['sv'], 'en'],
    ['ar-XB', ['de'], 'ar-XB'],
  ] as const)('is the chosen one (%s) or the first of %j that there is: %s', (chosen, preferred, wanted) => {
    expect(chooseLanguage(chosen, preferred)).toBe(wanted);
  });

  it('takes the region of the browser for dates, and is written in its own direction', () => {
    expect(localeOf('en', ['de-AT', 'en-GB'])).toBe('en-GB');
    expect(localeOf('de', ['en-GB'])).toBe('de');
    expect(OFFERED_LANGUAGES.map(({ code }) => directionOf(code))).toEqual(['ltr', 'ltr']);
    expect(directionOf('ar-XB')).toBe('rtl');
  });
});

describe('the catalogues', () => {
  it.each([0, 1, 2, 5, 1200])('say something everywhere, also about %s things', (number) => {
    for (const { code } of OFFERED_LANGUAGES)
      for (const [path, text] of allTexts(of(code), number)) {
        expect(`${path}: ${text.trim()}`).not.toMatch(/: $|undefined|NaN|#/);
      }
  });

  it('have German words of their own for all but names, codes and signs', () => {
    const english = new Map(allTexts(of('en'), 2));
    const same = allTexts(of('de'), 2).filter(([path, text]) => english.get(path) === text);
    const paths = same.map(([path]) => path).filter((path) => !/\.code$/.test(path));
    expect(paths.sort()).toEqual([
      '.appName',
      '.formParts.number',
      '.values.tradition.label',
      '.work.situation',
    ]);
  });

  it('count and write numbers as their language does', () => {
    expect(of('en').answers.ratings(1)).toBe('1 sentence');
    expect(of('en').answers.ratings(1200)).toBe('1,200 sentences');
    expect(of('de').answers.ratings(1)).toBe('1 Satz');
    expect(of('de').answers.ratings(1200)).toBe('1.200 Sätze');
    expect(of('de').studies.progress(1500, 0)).toBe('1.500 Antworten, nichts mehr offen');
  });

  it('are turned round for the look at right-to-left layout, made texts too', () => {
    const turned = of('ar-XB', 'en');
    expect(turned.signOut).toBe('\u202eSign out\u202c');
    expect(turned.answers.ratings(1)).toBe('\u202e1 sentence\u202c');
    expect(turned.moral.confidences).toHaveLength(5);
  });
});

describe('formats', () => {
  it('write a step of a scale with a sign that is seen', () => {
    const { signed } = createFormats('en');
    expect([-2, 0, 2].map(signed)).toEqual(['−2', '0', '+2']);
  });

  it('take the other form for a plural category that is not given', () => {
    expect(createFormats('pl').count(3, { one: '# plik', other: '# plików' })).toBe('3 plików');
  });
});
