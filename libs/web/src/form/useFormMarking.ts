import { type FormPart, type LabelledSpan, sha256Hex, type SpanPart } from '@ethogram/core';
import { useMemo } from 'react';
import { marksOf, type MarkTone } from '../spans/mark.js';
import { type Marking, useMarking } from '../spans/useMarking.js';
import { type PartAnswers, passagesOf, withAnswer, withoutPassage, withPassage } from './part-answers.js';

export interface FormMarkingSetting {
  readonly asked: readonly FormPart[];
  readonly text: string;
  readonly parts: PartAnswers;
  readonly change: (change: (parts: PartAnswers) => PartAnswers) => void;
}

/** Between a part's id and a label's; neither can have it. */
const JOINT = '/';

/** Marking in the text for all parts that ask for passages: a mark is under one label of one of them. */
export function useFormMarking({ asked, text, parts, change }: FormMarkingSetting): Marking {
  const spanParts = useMemo(() => asked.filter((part) => part.kind === 'span'), [asked]);
  const hash = useMemo(() => (spanParts.length > 0 ? sha256Hex(text) : ''), [spanParts, text]);
  const marks = useMemo(
    () =>
      marksOf(
        spanParts.flatMap((part) => passagesOf(parts[part.id]).map((span) => ({ ...span, part }))),
        text,
        ({ part, label, start, end }) => ({
          id: [part.id, label, start, end].join(JOINT),
          name: part.labels.find(({ id }) => id === label)?.label ?? label,
          tone: toneOf(spanParts, part, label),
        }),
      ),
    [spanParts, parts, text],
  );
  return useMarking({
    text,
    isOn: spanParts.length > 0 && text.trim() !== '',
    marks,
    options: spanParts.flatMap((part) =>
      part.labels.map(({ id, label }) => ({
        id: `${part.id}${JOINT}${id}`,
        name: spanParts.length > 1 ? `${part.label} ${label}` : label,
      })),
    ),
    onMark: (passage, option) => {
      const [partId = '', label = ''] = option.split(JOINT);
      const span: LabelledSpan = { ...passage, textHash: hash, label };
      change((now) => withAnswer(now, partId, withPassage(now[partId], span)));
    },
    onRemove: ({ id }) => {
      const [partId = '', label = '', start, end] = id.split(JOINT);
      const span: LabelledSpan = { start: Number(start), end: Number(end), label, quote: '', textHash: '' };
      change((now) => withAnswer(now, partId, withoutPassage(now[partId], span)));
    },
  });
}

/** Labels take the looks in turn, over all parts. */
function toneOf(spanParts: readonly SpanPart[], part: SpanPart, label: string): MarkTone {
  const before = spanParts
    .slice(0, spanParts.indexOf(part))
    .reduce((sum, { labels }) => sum + labels.length, 0);
  const place =
    before +
    Math.max(
      part.labels.findIndex(({ id }) => id === label),
      0,
    );
  return ((place % 4) + 1) as MarkTone;
}
