import { answerOf, type FormOption, type RankingPart as Part } from '@ethogram/core';
import { type RefObject, useLayoutEffect, useRef, useState } from 'react';
import { optionKey } from './form-keys.js';
import { KeyCap } from './KeyCap.js';
import { idsOf, moved, toggled } from './part-answers.js';
import { PartFrame, type PartProps } from './PartFrame.js';

/** Options put into an order: those in it first, in that order, then the others. */
export function RankingPart({ part, form }: PartProps<Part>) {
  const list = useRef<HTMLUListElement>(null);
  const ranked = idsOf(answerOf(form.parts, part.id));
  const { texts, current, pointed } = form;
  const shown = [
    ...ranked.flatMap((id) => part.options.find((option) => option.id === id) ?? []),
    ...part.options.filter(({ id }) => !ranked.includes(id)),
  ];
  useFocusThatStays(list, ranked.join(' '));
  const said = useSaid(part, form, ranked);
  return (
    <PartFrame part={part} form={form} role="group" hint={texts.ranking.hint}>
      <ul ref={list} className="form-ranking">
        {shown.map((option) => (
          <RankedOption
            key={option.id}
            part={part}
            form={form}
            option={option}
            place={ranked.indexOf(option.id)}
            isPointed={current === part.id && pointed === option.id}
          />
        ))}
      </ul>
      <p className="visually-hidden" role="status">
        {said}
      </p>
    </PartFrame>
  );
}

interface RankedOptionProps extends PartProps<Part> {
  readonly option: FormOption;
  /** From 0; −1 when it is not in the order. */
  readonly place: number;
  readonly isPointed: boolean;
}

function RankedOption({ part, form, option: { id, label, help }, place, isPointed }: RankedOptionProps) {
  const { texts, areKeysOn } = form;
  const all = part.options.length;
  const count = idsOf(answerOf(form.parts, part.id)).length;
  const words = place === -1 ? texts.ranking.unranked : texts.ranking.place(place + 1, all);
  const move = (step: 1 | -1): void => {
    form.point(id);
    form.answer(part, (before) => moved(before, id, step));
  };
  return (
    <li data-ranked={place >= 0 || undefined} data-pointed={isPointed || undefined}>
      <button
        type="button"
        className="form-ranked"
        aria-pressed={place >= 0}
        onFocus={() => form.point(id)}
        onClick={() => form.answer(part, (before) => toggled(before, id))}
        data-key={`${id} pick`}
      >
        <span className="form-ranked-place" aria-hidden="true">
          {place === -1 ? '' : texts.number(place + 1)}
        </span>
        <span className="form-option-words" dir="auto">
          {label}
          <span className="visually-hidden">, {words}</span>
          {help && <small>{help}</small>}
        </span>
        <KeyCap name={optionKey(part.options.findIndex((option) => option.id === id))} isShown={areKeysOn} />
      </button>
      {place >= 0 && (
        <span className="form-ranked-moves">
          <button
            type="button"
            aria-label={texts.ranking.up(label)}
            aria-disabled={place === 0}
            onClick={() => move(-1)}
            data-key={`${id} up`}
          >
            <span aria-hidden="true">↑</span>
          </button>
          <button
            type="button"
            aria-label={texts.ranking.down(label)}
            aria-disabled={place === count - 1}
            onClick={() => move(1)}
            data-key={`${id} down`}
          >
            <span aria-hidden="true">↓</span>
          </button>
        </span>
      )}
    </li>
  );
}

/** Moving an element in the page takes the focus from it: it gets it back. */
function useFocusThatStays(list: RefObject<HTMLUListElement | null>, order: string): void {
  const focused = useRef<string>(undefined);
  useLayoutEffect(() => {
    const key = focused.current;
    if (key === undefined || document.activeElement !== document.body) return;
    list.current?.querySelector<HTMLElement>(`[data-key="${CSS.escape(key)}"]`)?.focus();
  }, [list, order]);
  useLayoutEffect(() => {
    const place = list.current;
    if (!place) return undefined;
    const note = ({ target }: FocusEvent): void => {
      focused.current = target instanceof HTMLElement ? target.dataset['key'] : undefined;
    };
    const forget = ({ relatedTarget }: FocusEvent): void => {
      if (relatedTarget instanceof Node && !place.contains(relatedTarget)) focused.current = undefined;
    };
    place.addEventListener('focusin', note);
    place.addEventListener('focusout', forget);
    return () => {
      place.removeEventListener('focusin', note);
      place.removeEventListener('focusout', forget);
    };
  }, [list]);
}

/** What the last change did, for those who do not see it. */
function useSaid(part: Part, { texts }: PartProps<Part>['form'], ranked: readonly string[]): string {
  const [before, setBefore] = useState(ranked);
  const [said, setSaid] = useState('');
  if (before.join(' ') !== ranked.join(' ')) {
    setBefore(ranked);
    setSaid(sayChange(part, texts, before, ranked));
  }
  return said;
}

function sayChange(
  part: Part,
  texts: PartProps<Part>['form']['texts'],
  before: readonly string[],
  after: readonly string[],
): string {
  const nameOf = (id: string): string => part.options.find((option) => option.id === id)?.label ?? id;
  const gone = before.find((id) => !after.includes(id));
  if (gone !== undefined) return texts.ranking.removed(nameOf(gone));
  const changed = after.findIndex((id, place) => before[place] !== id);
  const id = after[changed];
  return id === undefined ? '' : texts.ranking.moved(nameOf(id), changed + 1, part.options.length);
}
