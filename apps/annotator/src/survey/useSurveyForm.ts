import { useRef, useState } from 'react';
import type { AnswerDraft, SurveyDraft } from '../draft/draft.js';
import { answerOfSurvey, missingItems } from '../draft/draft.js';
import { useDraft } from '../draft/useDraft.js';
import { surveyCommand } from '../keyboard/key-map.js';
import { texts } from '../texts/texts.js';
import type { FormProps } from '../workspace/form-props.js';
import { useCommonKeys } from '../workspace/useCommonKeys.js';
import { useWhenReady } from '../workspace/useWhenReady.js';
import { itemAfterRating } from './item-after-rating.js';

/** State and keyboard of a battery: digits rate the current item and go on to the next one without an answer. */
export function useSurveyForm({
  content,
  draftKey,
  initial,
  problems,
  onSubmit,
  onGuideline,
  onSkip,
}: FormProps<SurveyDraft>) {
  const {
    answer: draft,
    change,
    isRestored,
    isReady,
    elapsedMs,
  } = useDraft<SurveyDraft & AnswerDraft>(draftKey, initial);
  const [current, setCurrent] = useState(0);
  const [hasTried, setTried] = useState(false);
  const list = useRef<HTMLOListElement>(null);
  const itemIds = content.items.map(({ id }) => id);
  const scale = content.scale ?? { min: 1, max: 6, labels: [], instructions: null, stem: null };
  const goTo = (place: number): void => {
    const next = Math.min(Math.max(place, 0), itemIds.length - 1);
    setCurrent(next);
    list.current?.children[next]?.scrollIntoView({ block: 'nearest' });
  };
  const rate = (place: number, rating: number): void => {
    const id = itemIds[place];
    if (id === undefined) return;
    change((now) => ({ ...now, ratings: { ...now.ratings, [id]: rating } }));
    setCurrent(place);
  };
  const submit = useWhenReady(isReady, () => {
    const answer = answerOfSurvey(draft, itemIds);
    setTried(answer === null);
    if (answer) onSubmit(answer, elapsedMs());
    else goTo(itemIds.findIndex((id) => draft.ratings[id] === undefined));
  });
  const keys = useCommonKeys({
    submit,
    guideline: onGuideline,
    skip: onSkip,
    own: (stroke, place, areOn) => {
      const command = surveyCommand(stroke, place, areOn, scale);
      if (command?.do === 'rate') {
        rate(current, command.rating);
        goTo(itemAfterRating(itemIds, draft.ratings, current));
      } else if (command) goTo(current + (command.do === 'next-item' ? 1 : -1));
      return command !== null;
    },
  });
  const missing = missingItems(draft, itemIds);
  const shownProblems =
    hasTried && missing.length > 0 ? [texts.survey.missing(missing.length), ...problems] : problems;
  return {
    ...keys,
    draft,
    isRestored,
    current,
    setCurrent,
    list,
    scale,
    rate,
    submit,
    missing,
    hasTried,
    problems: shownProblems,
  };
}
