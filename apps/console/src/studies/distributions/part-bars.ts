import type { FormPart, SliderPart } from '@ethogram/core';
import type { Bar } from '../../elements/BarList.js';
import { percent, plain } from '../../elements/format.js';
import { optionsOf } from '../../forms/content/option-edits.js';
import type { PartCounts } from './part-counts.queries.js';

type Counts = PartCounts['counts'];

/** Most bars of a slider; more steps are put together. */
const MOST_BINS = 10;

/** How the answers to a question spread, a bar an answer; also those that nobody gave. None for free text. */
export function barsOf(part: FormPart, counts: Counts): Bar[] {
  switch (part.kind) {
    case 'choice':
    case 'choices':
    case 'span':
      return (optionsOf(part) ?? []).map(({ id, label }) => ({ label, count: countOf(counts, id) }));
    case 'likert':
      return part.labels.map((words, at) => ({
        label: `${part.min + at}${words === '' ? '' : ` ${words}`}`,
        count: countOf(counts, String(part.min + at)),
      }));
    case 'slider':
      return bins(part, counts);
    case 'ranking':
      return part.options.map(({ id, label }) => {
        const { count, sum } = places(counts, id);
        return {
          label,
          count: countOf(counts, `${id}:1`),
          note: count === 0 ? undefined : `first; mean place ${plain(sum / count, 1)}`,
        };
      });
    case 'pairwise':
      return part.options.map(({ id, label }) => {
        const { won, tied, lost } = pairs(counts, id);
        const all = won + tied + lost;
        return {
          label,
          count: won,
          note: all === 0 ? undefined : `won, ${percent((won + tied / 2) / all)} of all`,
        };
      });
    case 'text':
      return [];
  }
}

/** The mean of ratings and sliders; null for other kinds and without answers. */
export function meanOf(part: FormPart, counts: Counts): number | null {
  if (part.kind !== 'likert' && part.kind !== 'slider') return null;
  const answers = counts.reduce((sum, { count }) => sum + count, 0);
  if (answers === 0) return null;
  return counts.reduce((sum, { option, count }) => sum + Number(option) * count, 0) / answers;
}

function countOf(counts: Counts, option: string): number {
  return counts.find((one) => one.option === option)?.count ?? 0;
}

/** Whole steps together, as many in each bin. */
function bins({ min, max, step }: SliderPart, counts: Counts): Bar[] {
  const steps = Math.round((max - min) / step) + 1;
  const width = Math.ceil(steps / MOST_BINS);
  const digits = decimals(step);
  return Array.from({ length: Math.ceil(steps / width) }, (_, bin) => {
    const [first, last] = [bin * width, Math.min((bin + 1) * width, steps) - 1];
    const within = counts.filter(({ option }) => {
      const at = Math.round((Number(option) - min) / step);
      return at >= first && at <= last;
    });
    const [from, to] = [first, last].map((at) => plain(min + at * step, digits));
    return {
      label: from === to ? `${from}` : `${from} to ${to}`,
      count: within.reduce((sum, { count }) => sum + count, 0),
    };
  });
}

function decimals(step: number): number {
  return String(step).split('.')[1]?.length ?? 0;
}

function places(counts: Counts, id: string): { count: number; sum: number } {
  return counts.reduce(
    (total, { option, count }) => {
      const [name, place] = option.split(':');
      return name === id ? { count: total.count + count, sum: total.sum + Number(place) * count } : total;
    },
    { count: 0, sum: 0 },
  );
}

function pairs(counts: Counts, id: string): { won: number; tied: number; lost: number } {
  const total = { won: 0, tied: 0, lost: 0 };
  for (const { option, count } of counts) {
    const [better, worse] = option.split('>');
    if (worse === undefined) total.tied += option.split('=').includes(id) ? count : 0;
    else if (better === id) total.won += count;
    else if (worse === id) total.lost += count;
  }
  return total;
}
