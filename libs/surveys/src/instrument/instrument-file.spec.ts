import { VALUE_KEYS } from '@ethogram/core';
import { describe, expect, it } from '@jest/globals';
import { readInstrumentFiles } from './bundled-instruments.js';
import type { FirstFormatFile } from './first-format.js';
import { parseInstrumentFile } from './instrument-file.js';

function smallFile(): FirstFormatFile {
  return {
    key: 'small',
    version: '1.0.0',
    title: 'Small',
    licence: 'Apache-2.0',
    source: 'Written for this test.',
    redistributable: true,
    scale: { min: 1, max: 3, labels: ['no', 'perhaps', 'yes'] },
    families: [
      {
        key: 'face-1',
        value: 'face',
        keyed: 'direct',
        wordings: [{ key: 'face-1a', text: 'I care about my name.' }],
      },
      {
        key: 'humility-1',
        value: 'humility',
        keyed: 'reverse',
        wordings: [{ key: 'humility-1a', text: 'I like to boast.' }],
      },
    ],
  };
}

describe('an instrument file of the first format', () => {
  it('is accepted when it is consistent', () => {
    expect(parseInstrumentFile('small.json', smallFile())).toEqual(smallFile());
  });

  it('may ask values and families unequally often', () => {
    const file = smallFile();
    file.families[1]?.wordings.push({ key: 'humility-1b', text: 'Praise me.' });
    expect(parseInstrumentFile('small.json', file)).toEqual(file);
  });

  it.each<[string, (file: FirstFormatFile) => void, RegExp]>([
    [
      'a value outside the taxonomy',
      (file) => Object.assign(file.families[0] ?? {}, { value: 'courage' }),
      /families\[0\]\.value: This value is not in the taxonomy/,
    ],
    ['a label too few', (file) => file.scale.labels.pop(), /needs 3 labels, not 2/],
    ['a scale running down', (file) => Object.assign(file.scale, { min: 3, max: 1 }), /run upwards/],
    [
      'a repeated family key',
      (file) => Object.assign(file.families[1] ?? {}, { key: 'face-1' }),
      /family key face-1 occurs twice/,
    ],
    [
      'a repeated item key',
      (file) => Object.assign(file.families[1]?.wordings[0] ?? {}, { key: 'face-1a' }),
      /item key face-1a occurs twice/,
    ],
    [
      'a repeated wording',
      (file) => Object.assign(file.families[1]?.wordings[0] ?? {}, { text: 'I care about my NAME.' }),
      /occurs twice/,
    ],
    ['a version in another form', (file) => Object.assign(file, { version: '1' }), /written like 1\.0\.0/],
    ['a field nobody knows', (file) => Object.assign(file, { extra: true }), /extra/],
    ['a format of the future', (file) => Object.assign(file, { format: 3 }), /reads packs of format 2/],
  ])('is refused for %s', (_, spoil, problem) => {
    const file = smallFile();
    spoil(file);
    expect(() => parseInstrumentFile('small.json', file)).toThrow(problem);
  });
});

describe('the bundled instruments', () => {
  it('ask each of the 20 values in five direct and three reverse families of two wordings', async () => {
    const survey = (await readInstrumentFiles()).find((file) => file.key === 'ethogram-values');
    for (const value of VALUE_KEYS) {
      const families = (survey?.families ?? []).filter((family) => family.value === value);
      expect(families.map((family) => family.keyed).sort()).toEqual([
        ...Array(5).fill('direct'),
        ...Array(3).fill('reverse'),
      ]);
      expect(families.every((family) => family.wordings.length === 2)).toBe(true);
    }
    expect(survey?.families).toHaveLength(160);
  });

  it('portray each of the 20 values twice, in three forms', async () => {
    const portraits = (await readInstrumentFiles()).find((file) => file.key === 'ethogram-portraits');
    for (const value of VALUE_KEYS) {
      const families = (portraits?.families ?? []).filter((family) => family.value === value);
      expect(families).toHaveLength(2);
      for (const { wordings } of families) {
        expect(wordings).toEqual([
          expect.objectContaining({
            variants: {
              neutral: expect.stringMatching(/\b(they|them|their|themselves)\b/i),
              female: expect.stringMatching(/\b(she|her|herself)\b/i),
              male: expect.stringMatching(/\b(he|him|his|himself)\b/i),
            },
          }),
        ]);
      }
    }
  });
});
