import {
  codePointOfUnit,
  makeSpan,
  markedSegments,
  meantRange,
  paragraphRanges,
  SeededRandom,
  unitOfCodePoint,
} from '@ethogram/core';
import { describe, expect, it } from '@jest/globals';
import { placeOf, rangeOf, type TextTree, unitAt } from './text-position.js';

class FakeNode implements TextTree {
  parentNode: FakeNode | null = null;
  readonly childNodes: FakeNode[];

  constructor(
    readonly nodeType: 1 | 3,
    readonly nodeValue: string | null,
    readonly dataset: { unit?: string },
    children: FakeNode[] = [],
  ) {
    this.childNodes = children;
    for (const child of children) child.parentNode = this;
  }
}

const textNode = (text: string) => new FakeNode(3, text, {});
const element = (children: FakeNode[], unit?: number) =>
  new FakeNode(1, null, unit === undefined ? {} : { unit: String(unit) }, children);

/** The nodes the workspace shows of a text: paragraphs of segments, with a label before each mark. */
function shown(text: string, marks: readonly { start: number; end: number }[]): FakeNode {
  return element(
    paragraphRanges(text).map((paragraph) =>
      element(
        markedSegments(paragraph, marks).flatMap(({ start, end }) => {
          const labels = marks.flatMap((mark, index) =>
            mark.start === start ? [element([textNode(`${index + 1} Verdict`)])] : [],
          );
          return [...labels, element([textNode(text.slice(start, end))], start)];
        }),
      ),
    ),
  );
}

const PIECES = [
  'word ',
  '👩‍👩‍👧‍👦',
  '🇩🇪🇫🇷',
  'e\u0301',
  '\r\n\r\n',
  '\n\n',
  '\n',
  'שלום ',
  'مرحبا',
  ' ',
  '漢字',
  '.',
];

describe('a selection on the screen', () => {
  it.each(Array.from({ length: 200 }, (_, index) => index))(
    'becomes a span of the text and back, text %i',
    (round) => {
      const random = SeededRandom.from('selection on screen', round);
      const pieces = round === 0 ? 8_000 : 1 + random.integer(25);
      const text = Array.from({ length: pieces }, () => random.pick(PIECES)).join('');
      const draw = () => {
        const start = random.integer(text.length);
        return { start, end: start + 1 + random.integer(text.length - start) };
      };
      const marks = [draw(), draw()];
      const root = shown(text, marks);
      const meant = meantRange(text, draw());
      if (!meant) return;
      const span = makeSpan(text, codePointOfUnit(text, meant.start), codePointOfUnit(text, meant.end));
      // To the screen …
      const start = placeOf(root, unitOfCodePoint(text, span.start), false);
      const end = placeOf(root, unitOfCodePoint(text, span.end), true);
      if (!start || !end) throw new Error('A passage that is not white space is shown.');
      // … and back.
      const units = rangeOf(root, text.length, {
        start: [start.node, start.offset],
        end: [end.node, end.offset],
      });
      expect(units).toEqual(meant);
      const again = makeSpan(text, codePointOfUnit(text, units.start), codePointOfUnit(text, units.end));
      expect(again).toEqual(span);
    },
  );

  const TEXT = 'One two\n\nThree';
  const root = shown(TEXT, [{ start: 4, end: 7 }]);
  const [first, second] = root.childNodes as [FakeNode, FakeNode];

  it('of a whole paragraph ends before the next, however the browser says so', () => {
    // A triple click ends at the beginning of the next paragraph.
    const units = rangeOf(root, TEXT.length, { start: [first, 0], end: [second, 0] });
    expect(meantRange(TEXT, units)).toEqual({ start: 0, end: 7 });
    expect(rangeOf(root, TEXT.length, { start: [second, 0], end: [root, 2] })).toEqual({ start: 9, end: 14 });
  });

  it('that touches a label is where the text goes on', () => {
    const label = first.childNodes[1] as FakeNode;
    expect(unitAt(root, label.childNodes[0] as FakeNode, 3)).toBe(4);
    expect(unitAt(root, first, 1)).toBe(4);
  });
});
