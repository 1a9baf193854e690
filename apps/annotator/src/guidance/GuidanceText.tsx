import { Markdown } from '@ethogram/web';
import type { MyStudy } from '../api/documents.js';
import { texts } from '../texts/texts.js';

export interface GuidanceTextProps {
  readonly text: string;
  readonly examples: MyStudy['examples'];
}

/** A guideline and its worked cases. */
export function GuidanceText({ text, examples }: GuidanceTextProps) {
  return (
    <>
      <Markdown text={text} />
      {examples.length > 0 && (
        <section className="examples" data-testid="examples">
          <h3>{texts.guidance.examples}</h3>
          {examples.map(({ title, text: shown, explanation }, index) => (
            <details key={`${index} ${title}`} className="example" open={index === 0}>
              <summary dir="auto">{title || texts.guidance.example(index + 1)}</summary>
              {shown !== '' && (
                <blockquote className="example-text" dir="auto">
                  {shown}
                </blockquote>
              )}
              <Markdown text={explanation} topLevel={4} />
            </details>
          ))}
        </section>
      )}
    </>
  );
}
