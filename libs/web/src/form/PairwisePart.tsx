import { answerOf, type PairwisePart as Part, type ShownPair } from '@ethogram/core';
import { useId } from 'react';
import { stopOfPair } from './form-stops.js';
import { Option } from './Option.js';
import { compared, comparedOf, idsOf } from './part-answers.js';
import { PartFrame, type PartProps } from './PartFrame.js';

/** Every two of some options against each other, in an order and on sides that say nothing. */
export function PairwisePart({ part, form }: PartProps<Part>) {
  const pairs = form.pairsFor(part);
  const done = idsOf(answerOf(form.parts, part.id)).length;
  return (
    <PartFrame part={part} form={form} role="group" isStop={false}>
      <div className="form-pairs">
        {pairs.map((pair, index) => (
          <Pair key={`${pair.first} ${pair.second}`} part={part} form={form} pair={pair} index={index} />
        ))}
      </div>
      {pairs.length > 1 && (
        <p className="form-part-help form-pairs-done">{form.texts.pairwise.done(done, pairs.length)}</p>
      )}
    </PartFrame>
  );
}

interface PairProps extends PartProps<Part> {
  readonly pair: ShownPair;
  readonly index: number;
}

function Pair({ part, form, pair, index }: PairProps) {
  const name = useId();
  const { texts, areKeysOn, current } = form;
  const stop = stopOfPair(part.id, index);
  const said = comparedOf(answerOf(form.parts, part.id), pair);
  const labelOf = (id: string): string => part.options.find((option) => option.id === id)?.label ?? id;
  const isProblem = said === undefined && form.problems.some((problem) => problem.part === part.id);
  const sides = [
    { chosen: pair.first, label: labelOf(pair.first) },
    ...(part.ties ? [{ chosen: null, label: texts.pairwise.neither }] : []),
    { chosen: pair.second, label: labelOf(pair.second) },
  ];
  return (
    <div
      role="radiogroup"
      aria-label={texts.pairwise.pair(index + 1, form.pairsFor(part).length)}
      aria-required={part.required}
      aria-invalid={isProblem}
      className="form-pair"
      tabIndex={-1}
      data-stop={stop}
      data-current={current === stop || undefined}
      data-problem={isProblem || undefined}
      data-ties={part.ties || undefined}
      onFocus={() => form.noteStop(stop)}
      data-testid={`pair-${part.id}`}
    >
      {sides.map(({ chosen, label }) => (
        <Option
          key={String(chosen)}
          type="radio"
          name={name}
          label={label}
          shortcut={chosen === null ? '3' : chosen === pair.first ? '1' : '2'}
          isKeyShown={areKeysOn && current === stop}
          isChosen={said !== undefined && said.chosen === chosen}
          onChoose={() => form.answer(part, (before) => compared(before, pair, chosen))}
        />
      ))}
    </div>
  );
}
