/** A stretch of text inside a block. */
export type Inline =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'strong' | 'emphasis'; readonly inside: readonly Inline[] }
  | { readonly kind: 'link'; readonly address: string; readonly inside: readonly Inline[] };

export type Block =
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3; readonly inside: readonly Inline[] }
  | { readonly kind: 'paragraph' | 'quote'; readonly lines: readonly (readonly Inline[])[] }
  | { readonly kind: 'list'; readonly isNumbered: boolean; readonly items: readonly (readonly Inline[])[] };

const HEADING = /^(#{1,6})\s+(.+?)\s*#*$/;
const QUOTED = /^>\s?(.*)$/;
const ITEM = /^\s{0,3}(?:[-*+]|(\d{1,3})[.)])\s+(.+)$/;

/**
 * The part of Markdown that guidelines need: headings, paragraphs, lists, quotes, bold, italic, code and links. Everything
 * else stays the text it is, HTML too. Line breaks inside a paragraph are kept, because plain guidelines have them.
 */
export function parseMarkdown(text: string): Block[] {
  const blocks: Block[] = [];
  for (const chunk of text.replaceAll('\r\n', '\n').split(/\n[^\S\n]*(?:\n[^\S\n]*)+/))
    blocks.push(...blocksOf(chunk.split('\n').filter((line) => line.trim() !== '')));
  return blocks;
}

type LineKind = 'heading' | 'quote' | 'bullet' | 'number' | 'paragraph';

function kindOf(line: string): LineKind {
  if (HEADING.test(line)) return 'heading';
  if (QUOTED.test(line)) return 'quote';
  const item = ITEM.exec(line);
  if (item) return item[1] === undefined ? 'bullet' : 'number';
  return 'paragraph';
}

/** Lines of one kind belong together; a heading is one by itself. */
function blocksOf(lines: readonly string[]): Block[] {
  const groups: { kind: LineKind; lines: string[] }[] = [];
  for (const line of lines) {
    const kind = kindOf(line);
    const last = groups.at(-1);
    const isList = last?.kind === 'bullet' || last?.kind === 'number';
    if (last && isList && kind === 'paragraph' && /^\s/.test(line))
      last.lines.push(`${last.lines.pop() ?? ''} ${line.trim()}`);
    else if (last && last.kind === kind && kind !== 'heading') last.lines.push(line);
    else groups.push({ kind, lines: [line] });
  }
  return groups.map(({ kind, lines: own }) => blockOf(kind, own));
}

function blockOf(kind: LineKind, lines: readonly string[]): Block {
  switch (kind) {
    case 'heading': {
      const [, signs = '#', title = ''] = HEADING.exec(lines[0] ?? '') ?? [];
      return { kind, level: Math.min(signs.length, 3) as 1 | 2 | 3, inside: parseInline(title) };
    }
    case 'quote':
      return { kind, lines: lines.map((line) => parseInline(QUOTED.exec(line)?.[1] ?? '')) };
    case 'bullet':
    case 'number':
      return {
        kind: 'list',
        isNumbered: kind === 'number',
        items: lines.map((line) => parseInline(ITEM.exec(line)?.[2] ?? '')),
      };
    case 'paragraph':
      return { kind, lines: lines.map((line) => parseInline(line.trim())) };
  }
}

/** In the order they are looked for at one place. Only addresses of the web are links, so that none can run a script. */
const INLINES: readonly [RegExp, (match: RegExpExecArray) => Inline][] = [
  [/`([^`\n]+)`/y, ([, text = '']) => ({ kind: 'code', text })],
  [
    /\[([^\]\n]{1,500})\]\((https?:\/\/[^\s()]{1,2000})\)/y,
    ([, words = '', address = '']) => ({ kind: 'link', address, inside: parseInline(words) }),
  ],
  [
    /(?:\*\*(?=\S)([^\n]*?\S)\*\*|__(?=\S)([^\n]*?\S)__(?![\p{L}\p{N}]))/uy,
    ([, stars, lines]) => ({ kind: 'strong', inside: parseInline(stars ?? lines ?? '') }),
  ],
  [
    /(?:\*(?=[^\s*])([^*\n]*?[^\s*])\*|_(?=[^\s_])([^_\n]*?[^\s_])_(?![\p{L}\p{N}]))/uy,
    ([, star, line]) => ({ kind: 'emphasis', inside: parseInline(star ?? line ?? '') }),
  ],
];

export function parseInline(text: string): Inline[] {
  const found: Inline[] = [];
  let plain = '';
  const flush = (): void => {
    if (plain !== '') found.push({ kind: 'text', text: plain });
    plain = '';
  };
  for (let position = 0; position < text.length;) {
    const [length, inline] = inlineAt(text, position);
    if (inline) {
      flush();
      found.push(inline);
    } else plain += text.slice(position, position + length);
    position += length;
  }
  flush();
  return found;
}

/** What begins at this unit, and how many units it takes; a character of its own when nothing does. */
function inlineAt(text: string, position: number): [length: number, inline: Inline | null] {
  const here = text[position] ?? '';
  const escaped = here === '\\' && /[\\`*_[\]#>]/.test(text[position + 1] ?? '');
  if (escaped) return [2, { kind: 'text', text: text[position + 1] ?? '' }];
  if (!'`[*_'.includes(here)) return [1, null];
  // Inside a word an underscore is a letter, as in the names of things.
  if (here === '_' && /[\p{L}\p{N}]/u.test(text[position - 1] ?? '')) return [1, null];
  for (const [pattern, make] of INLINES) {
    pattern.lastIndex = position;
    const match = pattern.exec(text);
    if (match) return [match[0].length, make(match)];
  }
  return [1, null];
}
