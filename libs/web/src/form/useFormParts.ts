import {
  answerOf,
  askedParts,
  type FormDefinition,
  type FormPart,
  type PairwisePart,
  pairsOf,
  type PartAnswer,
  type ShownPair,
} from '@ethogram/core';
import { type RefObject, useCallback, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { Marking } from '../spans/useMarking.js';
import { type FormStroke, formStroke } from './form-keys.js';
import { type FormStop, neighbour, nextOpen, stopOfPart, stopsOf } from './form-stops.js';
import type { FormTexts } from './form-texts.js';
import { type PartAnswers, withAnswer } from './part-answers.js';
import type { PartProblem } from './part-problems.js';
import { useFormMarking } from './useFormMarking.js';

export interface FormSetting {
  readonly definition: FormDefinition;
  /** What passages are marked in; empty for none. */
  readonly text: string;
  readonly parts: PartAnswers;
  readonly onChange: (change: (parts: PartAnswers) => PartAnswers) => void;
  /** Decides in which order pairs come, and on which sides. */
  readonly pairSeed: string;
  readonly problems: readonly PartProblem[];
  readonly texts: FormTexts;
  /** Whether keys without Ctrl are shortcuts, and shown; yes unless said otherwise. */
  readonly areKeysOn?: boolean;
}

/** A form that is being filled in: what its parts show and do. */
export interface FormHandle {
  readonly asked: readonly FormPart[];
  readonly parts: PartAnswers;
  readonly texts: FormTexts;
  readonly areKeysOn: boolean;
  readonly problems: readonly PartProblem[];
  readonly marking: Marking;
  readonly root: RefObject<HTMLDivElement | null>;
  /** The stop the keyboard is at. */
  readonly current: string | undefined;
  /** The option of a ranking the keyboard was at last. */
  readonly pointed: string | undefined;
  readonly pairsFor: (part: PairwisePart) => readonly ShownPair[];
  readonly answer: (
    part: FormPart,
    change: (before: PartAnswer | undefined) => PartAnswer | undefined,
  ) => void;
  /** The focus has come to a stop by itself. */
  readonly noteStop: (stopId: string) => void;
  readonly point: (optionId: string) => void;
  /** Takes the focus to a part. */
  readonly goToPart: (partId: string) => void;
  /** True when the key meant something here. */
  readonly press: (key: string) => boolean;
}

export function useFormParts(setting: FormSetting): FormHandle {
  const { definition, text, parts, onChange, pairSeed, problems, texts, areKeysOn = true } = setting;
  const root = useRef<HTMLDivElement>(null);
  const [wanted, setWanted] = useState<string>();
  const [pointed, point] = useState<string>();
  /** A stop that is to have the focus once it is shown. */
  const [focus, setFocus] = useState<{ readonly stop: string } | null>(null);
  const asked = useMemo(() => askedParts(definition, parts), [definition, parts]);
  const pairs = useMemo(() => seededPairs(definition, pairSeed), [definition, pairSeed]);
  const pairsFor = useCallback((part: PairwisePart) => pairs.get(part.id) ?? [], [pairs]);
  const stops = useMemo(() => stopsOf(asked, pairsFor), [asked, pairsFor]);
  const current = (stops.find(({ id }) => id === wanted) ?? stops[0])?.id;
  const marking = useFormMarking({ asked, text, parts, change: onChange });
  useLayoutEffect(() => {
    if (focus) showStop(root.current, focus.stop);
  }, [focus]);
  const goTo = (stop: FormStop | undefined): void => {
    if (!stop) return;
    setWanted(stop.id);
    setFocus({ stop: stop.id });
  };
  const answer: FormHandle['answer'] = (part, change) =>
    onChange((now) => withAnswer(now, part.id, change(answerOf(now, part.id))));
  const take = (stop: FormStop, stroke: FormStroke): void => {
    switch (stroke.do) {
      case 'next':
      case 'previous':
        return goTo(neighbour(stops, stop.id, stroke.do === 'next' ? 1 : -1));
      case 'mark':
        return marking.begin();
      case 'write':
        return writeFrom(root.current, stop.id);
      case 'answer': {
        onChange((now) => withAnswer(now, stop.part.id, stroke.answer));
        if (stroke.about !== undefined) point(stroke.about);
        if (!stroke.isDone) return isFocusIn(root.current, stop.id) ? undefined : goTo(stop);
        const next = withAnswer(parts, stop.part.id, stroke.answer);
        return goTo(nextOpen(stopsOf(askedParts(definition, next), pairsFor), stop.id, next));
      }
    }
  };
  const press = (key: string): boolean => {
    const stop = stops.find(({ id }) => id === current);
    if (!stop) return false;
    // Arrow keys scroll the page, unless somebody is at a part.
    if (!/^[a-z\d]$/i.test(key) && !isFocusIn(root.current, stop.id)) return false;
    if (entersOptions(root.current, stop.id, key)) return true;
    const stroke = formStroke(key, {
      part: stop.part,
      pair: stop.pair,
      answer: answerOf(parts, stop.part.id),
      pointed,
      isRightToLeft: isRightToLeft(root.current),
    });
    if (!stroke || (stroke.do === 'mark' && !marking.isOn)) return false;
    take(stop, stroke);
    return true;
  };
  const goToPart = (partId: string): void => goTo(stopOfPart(stops, partId, parts));
  return {
    asked,
    parts,
    texts,
    areKeysOn,
    problems,
    marking,
    root,
    current,
    pointed,
    pairsFor,
    answer,
    noteStop: setWanted,
    point,
    goToPart,
    press,
  };
}

function seededPairs(definition: FormDefinition, seed: string): ReadonlyMap<string, readonly ShownPair[]> {
  const compared = definition.parts.filter((part) => part.kind === 'pairwise');
  return new Map(compared.map((part) => [part.id, pairsOf(part, seed)]));
}

function showStop(root: HTMLElement | null, stopId: string): void {
  const place = placeOf(root, stopId);
  place?.focus({ preventScroll: true });
  place?.scrollIntoView({ block: 'nearest' });
}

function placeOf(root: HTMLElement | null, stopId: string): HTMLElement | null {
  return root?.querySelector<HTMLElement>(`[data-stop="${CSS.escape(stopId)}"]`) ?? null;
}

function isFocusIn(root: HTMLElement | null, stopId: string): boolean {
  return placeOf(root, stopId)?.contains(document.activeElement) === true;
}

/** From the question into its options, where the browser's own arrow keys go on; there may be more than there are digits. */
function entersOptions(root: HTMLElement | null, stopId: string, key: string): boolean {
  const place = placeOf(root, stopId);
  if (!/^Arrow(Up|Down)$/.test(key) || document.activeElement !== place) return false;
  const kinds = 'input[type=radio], input[type=checkbox]';
  const option =
    place?.querySelector<HTMLElement>('input[type=radio]:checked') ??
    place?.querySelector<HTMLElement>(kinds);
  option?.focus();
  return option !== undefined && option !== null;
}

/** Into the field of this stop, else of the first after it, else of the first of all. */
function writeFrom(root: HTMLElement | null, stopId: string): void {
  const places = Array.from(root?.querySelectorAll<HTMLElement>('[data-stop]') ?? []);
  const here = places.findIndex((place) => place.dataset['stop'] === stopId);
  const inOrder = [...places.slice(Math.max(here, 0)), ...places];
  for (const place of inOrder) {
    const field = place.querySelector<HTMLElement>('textarea, input[type=text]');
    if (field) return field.focus();
  }
}

function isRightToLeft(element: HTMLElement | null): boolean {
  return element !== null && getComputedStyle(element).direction === 'rtl';
}
