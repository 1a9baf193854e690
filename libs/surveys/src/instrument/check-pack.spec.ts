import { SeededRandom } from '@ethogram/core';
import { describe, expect, it } from '@jest/globals';
import { checkPack, PACK_BYTES, type PackProblem } from './check-pack.js';
import type { InstrumentContent } from './instrument-content.js';
import type { InstrumentPack } from './instrument-pack.js';
import { countByValue } from './pack-preview.js';

function smallPack(): InstrumentPack {
  return {
    format: 2,
    key: 'small',
    version: '1.0.0',
    title: 'Small',
    citation: { text: 'Somebody (2026)', doi: '10.1234/small' },
    language: 'de-at',
    licence: { name: 'Proprietary', may: { administer: true } },
    scale: { min: 0, max: 2, labels: ['no', 'perhaps', 'yes'] },
    constructs: [
      { key: 'universal', title: 'Universalism', values: ['universalism-nature', 'universalism-concern'] },
    ],
    families: [
      { key: 'f-1', value: 'face', keyed: 'direct', wordings: [{ key: 'f-1a', text: 'My name counts.' }] },
      {
        key: 'u-1',
        construct: 'universal',
        keyed: 'reverse',
        wordings: [
          { key: 'u-1a', variants: { neutral: 'They litter.', female: 'She litters.' } },
          { key: 'u-1b', text: 'Rivers are there to be used.' },
        ],
      },
    ],
  };
}

function contentOf(pack: unknown): InstrumentContent {
  const checked = checkPack(JSON.stringify(pack));
  if (!checked.ok) throw new Error(checked.problems.map(({ message }) => message).join(' '));
  return checked.content;
}

function problemsOf(text: string): readonly PackProblem[] {
  const checked = checkPack(text);
  return checked.ok ? [] : checked.problems;
}

function spoiled(spoil: (pack: InstrumentPack) => void): readonly PackProblem[] {
  const pack = smallPack();
  spoil(pack);
  return problemsOf(JSON.stringify(pack));
}

describe('a pack', () => {
  it('allows nothing that it does not say', () => {
    expect(contentOf(smallPack()).licence.may).toEqual({
      administer: true,
      publishText: false,
      train: false,
      modify: false,
    });
    const silent = contentOf({ ...smallPack(), licence: { name: 'Unknown' } });
    expect(Object.values(silent.licence.may)).toEqual([false, false, false, false]);
  });

  it('counts an item of a construct for each value the construct stands for', () => {
    const { families } = contentOf(smallPack());
    expect(countByValue(families)).toEqual([
      { value: 'face', direct: 1, reverse: 0 },
      { value: 'universalism-concern', direct: 0, reverse: 2 },
      { value: 'universalism-nature', direct: 0, reverse: 2 },
    ]);
    expect(families[1]?.values[0]).toBe('universalism-nature');
  });

  it('has the neutral form as its text and the others beside it', () => {
    const [, universal] = contentOf(smallPack()).families;
    expect(universal?.wordings.map(({ text, variants }) => [text, variants])).toEqual([
      ['They litter.', { female: 'She litters.' }],
      ['Rivers are there to be used.', null],
    ]);
  });

  it('is the same content however it is laid out, and another with another word', () => {
    const pretty = checkPack(JSON.stringify({ $schema: './x.json', ...smallPack() }, null, 2));
    expect(pretty.ok && pretty.content.hash).toBe(contentOf(smallPack()).hash);
    expect(contentOf({ ...smallPack(), title: 'Other' }).hash).not.toBe(contentOf(smallPack()).hash);
  });

  it('is told of its imbalance, and where it cannot be used', () => {
    const checked = checkPack(JSON.stringify(smallPack()));
    const notes = checked.ok ? checked.notes.join(' ') : '';
    expect(notes).toMatch(/from 1 to 2/);
    expect(notes).toMatch(/No items for 17 of the 20 values/);
    expect(notes).toMatch(/models cannot be asked/);
    expect(notes).toMatch(/Universalism: each stands for several/);
  });

  it('keeps HTML as the text it is', () => {
    const pack = { ...smallPack(), title: '<img src=x onerror=alert(1)>' };
    expect(contentOf(pack).title).toBe('<img src=x onerror=alert(1)>');
  });

  it.each<[string, (pack: InstrumentPack) => void, string, RegExp]>([
    [
      'neither value nor construct',
      (pack) => delete pack.families[0]?.value,
      'families[0]',
      /either a value/,
    ],
    [
      'a construct it does not define',
      (pack) => Object.assign(pack.families[1] ?? {}, { construct: 'other' }),
      'families[1].construct',
      /no construct other/,
    ],
    [
      'a wording with text and variants',
      (pack) => Object.assign(pack.families[1]?.wordings[0] ?? {}, { text: 'Both.' }),
      'families[1].wordings[0]',
      /either text or variants/,
    ],
    [
      'reverse-keyed families that are not to be turned',
      (pack) => Object.assign(pack, { scoring: { centre: 'none', reverse: 'none' } }),
      'scoring.reverse',
      /write mirror/,
    ],
    [
      'an address that a browser would run',
      (pack) => Object.assign(pack.licence, { url: 'javascript:alert(1)' }),
      'licence.url',
      /http/,
    ],
    ['no language', (pack) => Object.assign(pack, { language: 'a-b-c-d' }), 'language', /BCP 47/],
    ['a null character', (pack) => Object.assign(pack, { title: 'a\u0000b' }), 'title', /control character/],
    ['turned text', (pack) => Object.assign(pack, { title: 'a\u202Eb' }), 'title', /control character/],
    ['half a character', (pack) => Object.assign(pack, { title: 'a\uD800' }), 'title', /half a character/],
    [
      'a permission as a word',
      (pack) => Object.assign(pack.licence.may ?? {}, { train: 'yes' }),
      'licence.may.train',
      /boolean/,
    ],
    [
      'a permission nobody knows',
      (pack) => Object.assign(pack.licence.may ?? {}, { sell: true }),
      'licence.may',
      /sell/,
    ],
    ['a missing citation', (pack) => Reflect.deleteProperty(pack, 'citation'), 'citation', /missing/],
    [
      'a text without end',
      (pack) => Object.assign(pack, { title: 'x'.repeat(201) }),
      'title',
      /longer than 200/,
    ],
  ])('is refused for %s', (_, spoil, path, message) => {
    expect(spoiled(spoil)).toEqual([
      expect.objectContaining({ path, message: expect.stringMatching(message) }),
    ]);
  });
});

describe('problems', () => {
  it('are told all at once with the line they are on', () => {
    const pack = smallPack();
    Object.assign(pack.families[0] ?? {}, { keyed: 'sideways' });
    Reflect.deleteProperty(pack.families[1]?.wordings[1] ?? {}, 'key');
    Object.assign(pack, { version: 'one' });
    const text = JSON.stringify(pack, null, 2);
    const lines = text.split('\n');
    const found = problemsOf(text);
    expect(found.map(({ path }) => path)).toEqual([
      'version',
      'families[0].keyed',
      'families[1].wordings[1].key',
    ]);
    expect(lines[(found[0]?.line ?? 0) - 1]).toContain('"version": "one"');
    expect(lines[(found[1]?.line ?? 0) - 1]).toContain('"keyed": "sideways"');
    // What is missing has no line: it is told where the wording begins.
    expect(lines[found[2]?.line ?? 0]).toContain('Rivers');
  });

  it('name the line at which JSON ends', () => {
    expect(problemsOf('{\n "key": "a",\n oops\n}')).toEqual([
      { path: '', line: 3, message: expect.stringContaining('This is not JSON') },
    ]);
  });

  it('include a name that occurs twice, of which JSON keeps the last', () => {
    const text = JSON.stringify(smallPack()).replace('"title":"Small"', '"title":"Small",\n"title":"Big"');
    expect(problemsOf(text)).toEqual([{ path: 'title', line: 2, message: 'This name occurs twice.' }]);
  });

  it.each([
    ['too large', `"${'x'.repeat(PACK_BYTES)}"`, /larger than 512 kB/],
    ['nested without end', '['.repeat(200_000) + ']'.repeat(200_000), /nested too deeply/],
    ['empty', '', /not JSON/],
    ['a list', '[]', /one JSON object/],
    ['nothing', 'null', /one JSON object/],
    ['its own prototype', '{"__proto__": {"key": "x"}, "format": 2}', /./],
  ])('refuse a file that is %s', (_, text, message) => {
    expect(problemsOf(text)[0]?.message).toMatch(message);
  });

  it('stay few for a file that is nothing but problems', () => {
    const families = Array.from({ length: 900 }, () => ({ key: 'X' }));
    const found = problemsOf(JSON.stringify({ ...smallPack(), families }));
    expect(found).toHaveLength(101);
    expect(found.at(-1)?.message).toMatch(/^And \d+ more\.$/);
  });

  it('are said of any file that is changed at random, and nothing is thrown', () => {
    const whole = JSON.stringify(smallPack(), null, 1);
    const pieces = [
      '"',
      '{',
      '}',
      '[',
      ']',
      ',',
      ':',
      'null',
      '1e999',
      '\\u0000',
      '"\\',
      '\n',
      '-',
      '<b>',
      '',
    ];
    const random = SeededRandom.from('spoiled-packs', 1);
    let refused = 0;
    for (let round = 0; round < 2_000; round += 1) {
      let text = whole;
      for (let change = 0; change < 3; change += 1) {
        const at = Math.floor(random.next() * text.length);
        const until = at + Math.floor(random.next() * 12);
        text = text.slice(0, at) + random.pick(pieces) + text.slice(until);
      }
      const checked = checkPack(text);
      if (checked.ok) continue;
      refused += 1;
      expect(checked.problems.length).toBeGreaterThan(0);
      for (const { line } of checked.problems) expect(line ?? 1).toBeLessThanOrEqual(text.split('\n').length);
    }
    expect(refused).toBeGreaterThan(1_500);
  });
});
