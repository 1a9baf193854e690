import { Fragment, useMemo } from 'react';
import { type Block, type Inline, parseMarkdown } from './parse-markdown.js';

interface MarkdownProps {
  readonly text: string;
  /** Of the largest heading in the text; 3 unless said otherwise. */
  readonly topLevel?: 2 | 3 | 4;
}

/** A text with simple Markdown, made of elements and never of HTML. Its direction is that of each paragraph. */
export function Markdown({ text, topLevel = 3 }: MarkdownProps) {
  const blocks = useMemo(() => parseMarkdown(text), [text]);
  return (
    <div className="markdown">
      {blocks.map((block, index) => (
        <BlockView key={index} block={block} topLevel={topLevel} />
      ))}
    </div>
  );
}

function BlockView({ block, topLevel }: { readonly block: Block; readonly topLevel: number }) {
  switch (block.kind) {
    case 'heading': {
      const Heading = `h${Math.min(topLevel + block.level - 1, 6)}` as 'h3';
      return (
        <Heading dir="auto">
          <Inlines inside={block.inside} />
        </Heading>
      );
    }
    case 'list': {
      const List = block.isNumbered ? 'ol' : 'ul';
      return (
        <List dir="auto">
          {block.items.map((item, index) => (
            <li key={index}>
              <Inlines inside={item} />
            </li>
          ))}
        </List>
      );
    }
    case 'quote':
      return (
        <blockquote dir="auto">
          <Lines lines={block.lines} />
        </blockquote>
      );
    case 'paragraph':
      return (
        <p dir="auto">
          <Lines lines={block.lines} />
        </p>
      );
  }
}

function Lines({ lines }: { readonly lines: readonly (readonly Inline[])[] }) {
  return lines.map((line, index) => (
    <Fragment key={index}>
      {index > 0 && <br />}
      <Inlines inside={line} />
    </Fragment>
  ));
}

function Inlines({ inside }: { readonly inside: readonly Inline[] }) {
  return inside.map((inline, index) => <InlineView key={index} inline={inline} />);
}

function InlineView({ inline }: { readonly inline: Inline }) {
  switch (inline.kind) {
    case 'text':
      return inline.text;
    case 'code':
      return <code>{inline.text}</code>;
    case 'strong':
      return (
        <strong>
          <Inlines inside={inline.inside} />
        </strong>
      );
    case 'emphasis':
      return (
        <em>
          <Inlines inside={inline.inside} />
        </em>
      );
    case 'link':
      return (
        <a href={inline.address} target="_blank" rel="noopener noreferrer nofollow">
          <Inlines inside={inline.inside} />
        </a>
      );
  }
}
