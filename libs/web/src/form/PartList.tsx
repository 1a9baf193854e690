import type { FormPart } from '@ethogram/core';
import { ChoicePart, ChoicesPart } from './ChoicePart.js';
import { LikertPart } from './LikertPart.js';
import { PairwisePart } from './PairwisePart.js';
import type { PartProps } from './PartFrame.js';
import { RankingPart } from './RankingPart.js';
import { SliderPart } from './SliderPart.js';
import { SpanPart } from './SpanPart.js';
import { TextPart } from './TextPart.js';
import type { FormHandle } from './useFormParts.js';

/** The parts that are asked, in order; those that depend on others come and go. */
export function PartList({ form }: { readonly form: FormHandle }) {
  return (
    <div ref={form.root} className="form-parts">
      {form.asked.map((part) => (
        <PartOfKind key={part.id} part={part} form={form} />
      ))}
    </div>
  );
}

function PartOfKind({ part, form }: PartProps<FormPart>) {
  switch (part.kind) {
    case 'choice':
      return <ChoicePart part={part} form={form} />;
    case 'choices':
      return <ChoicesPart part={part} form={form} />;
    case 'likert':
      return <LikertPart part={part} form={form} />;
    case 'slider':
      return <SliderPart part={part} form={form} />;
    case 'ranking':
      return <RankingPart part={part} form={form} />;
    case 'pairwise':
      return <PairwisePart part={part} form={form} />;
    case 'span':
      return <SpanPart part={part} form={form} />;
    case 'text':
      return <TextPart part={part} form={form} />;
  }
}
