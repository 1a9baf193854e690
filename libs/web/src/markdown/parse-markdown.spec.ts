import { describe, expect, it } from '@jest/globals';
import { type Inline, parseInline, parseMarkdown } from './parse-markdown.js';

const written = (inside: readonly Inline[]): string =>
  inside
    .map((inline) => {
      if (inline.kind === 'text') return inline.text;
      if (inline.kind === 'code') return `<code>${inline.text}</code>`;
      const address = inline.kind === 'link' ? ` ${inline.address}` : '';
      return `<${inline.kind}${address}>${written(inline.inside)}</>`;
    })
    .join('');
const inline = (text: string): string => written(parseInline(text));

describe('a guideline in Markdown', () => {
  it('has headings, paragraphs, lists and quotes', () => {
    const blocks = parseMarkdown(
      '# What to do\nRead it.\nThen judge.\r\n\r\n- one\n- two\n  goes on\n1. first\n2) second\n\n> said she\n\n#### deep',
    );
    expect(blocks.map(({ kind }) => kind)).toEqual([
      'heading',
      'paragraph',
      'list',
      'list',
      'quote',
      'heading',
    ]);
    expect(blocks[1]).toMatchObject({ lines: [[{ text: 'Read it.' }], [{ text: 'Then judge.' }]] });
    expect(blocks[2]).toMatchObject({
      isNumbered: false,
      items: [[{ text: 'one' }], [{ text: 'two goes on' }]],
    });
    expect(blocks[3]).toMatchObject({ isNumbered: true });
    expect(blocks[5]).toMatchObject({ level: 3 });
  });

  it('has bold, italic, code and links, one inside the other', () => {
    expect(inline('**Not** the *author* but `x_y` and _all_ of __them__')).toBe(
      '<strong>Not</> the <emphasis>author</> but <code>x_y</code> and <emphasis>all</> of <strong>them</>',
    );
    expect(inline('See [the *rules*](https://example.org/a?b=1).')).toBe(
      'See <link https://example.org/a?b=1>the <emphasis>rules</></>.',
    );
  });

  it('leaves everything else as it is written', () => {
    for (const text of [
      '2 * 3 * 4',
      'snake_case_name',
      '<b>no</b>',
      '**open',
      '[x](javascript:alert(1))',
      '👩‍👩‍👧 *',
    ])
      expect(inline(text)).toBe(text);
    expect(inline('\\*not italic\\*')).toBe('*not italic*');
    expect(parseMarkdown(' \n\n ')).toEqual([]);
  });

  it('takes no longer for a text made to be slow', () => {
    const started = performance.now();
    parseMarkdown('*a_'.repeat(5_000));
    parseMarkdown('['.repeat(10_000));
    expect(performance.now() - started).toBeLessThan(3_000);
  });
});
