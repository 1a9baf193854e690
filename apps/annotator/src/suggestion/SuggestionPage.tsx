import { request } from '@ethogram/web';
import { useEffect, useRef, useState } from 'react';
import { AnswerSummary } from '../answers/AnswerSummary.js';
import { ValueChips } from '../answers/ValueChips.js';
import { useSaveChange } from '../answers/useSaveChange.js';
import { KEEP_ANSWER } from '../api/documents.js';
import { draftOfAnswer } from '../draft/draft.js';
import { Key } from '../keyboard/Key.js';
import { useKeys } from '../keyboard/useKeys.js';
import { usePerson } from '../shell/PersonContext.js';
import { Main } from '../shell/Main.js';
import { texts } from '../texts/texts.js';
import { TaskForm } from '../workspace/TaskForm.js';
import type { Suggested } from './suggestion-pause.js';
import '../styles/suggestion.css';

const { suggestion: words } = texts;

interface SuggestionPageProps {
  readonly suggested: Suggested;
  /** The next task may come. */
  readonly onSettled: () => void;
}

/** What a model would answer, beside the answer one has just given: keep one's own, or change it. */
export function SuggestionPage({ suggested, onSettled }: SuggestionPageProps) {
  const { id: asPerson } = usePerson();
  const [isChanging, setChanging] = useState(false);
  const keep = (): void => {
    // When it does not get through, the server's log says that nothing was settled, and no more.
    void request(KEEP_ANSWER, { id: suggested.id }, { asPerson }).catch(() => undefined);
    onSettled();
  };
  return (
    <Main title={words.title} className="work" data-testid="suggestion">
      {isChanging ? (
        <ChangeAfter suggested={suggested} onSettled={onSettled} />
      ) : (
        <Beside suggested={suggested} onKeep={keep} onChange={() => setChanging(true)} />
      )}
    </Main>
  );
}

interface BesideProps {
  readonly suggested: Suggested;
  readonly onKeep: () => void;
  readonly onChange: () => void;
}

function Beside({ suggested, onKeep, onChange }: BesideProps) {
  const { assignment, answer } = suggested;
  const { scenario } = assignment;
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    window.scrollTo(0, 0);
    heading.current?.focus({ preventScroll: true });
  }, []);
  useKeys((stroke, place, areOn) => {
    if (!areOn || place === 'text' || stroke.ctrlKey || stroke.metaKey || stroke.altKey) return false;
    const key = stroke.key.toLowerCase();
    if (key === 'k') onKeep();
    else if (key === 'c') onChange();
    return key === 'k' || key === 'c';
  });
  return (
    <section className="suggestion">
      <div role="status">
        <h1 ref={heading} tabIndex={-1}>
          {words.title}
        </h1>
        <p>{words.intro}</p>
      </div>
      <div className="suggestion-sides">
        <div className="suggestion-side" data-testid="own-answer">
          <h2>{words.own}</h2>
          <AnswerSummary answer={answer} definition={null} />
        </div>
        <SuggestedAnswer suggested={suggested} />
      </div>
      {scenario && (
        <details className="suggestion-text">
          <summary>{words.text}</summary>
          <div dir="auto" lang={scenario.language ?? undefined}>
            <p className="suggestion-title">{scenario.title}</p>
            <p>{scenario.text}</p>
          </div>
        </details>
      )}
      <div className="message-actions">
        <button type="button" className="button button-main" onClick={onKeep} data-testid="keep">
          {words.keep} <Key name="k" />
        </button>
        <button type="button" className="button-quiet" onClick={onChange} data-testid="change-answer">
          {words.change} <Key name="c" />
        </button>
      </div>
    </section>
  );
}

function SuggestedAnswer({ suggested: { suggestion } }: { readonly suggested: Suggested }) {
  const { verdict, acceptability, values = [], reason } = suggestion;
  const { name, code } = texts.moral.verdicts[verdict];
  return (
    <div className="suggestion-side suggestion-model" data-testid="suggested-answer">
      <h2>{words.model}</h2>
      <p className="answer-summary">
        <strong>{name}</strong> <span className="code">{code}</span>
        {acceptability !== undefined && ` · ${texts.moral.acceptabilityNames[acceptability + 2] ?? ''}`}
      </p>
      <ValueChips values={values} />
      {reason && (
        <p className="suggestion-reason" dir="auto">
          {reason}
        </p>
      )}
    </div>
  );
}

/** The form with one's own answer in it. Saving appends a revision; the first answer stays the one that counts. */
function ChangeAfter({ suggested, onSettled }: Omit<SuggestionPageProps, 'onKeep'>) {
  const { assignment, answer } = suggested;
  const { draftKey, save } = useSaveChange(assignment.studyId, assignment, onSettled);
  useEffect(() => {
    window.scrollTo(0, 0);
  }, []);
  return (
    <>
      <SuggestedAnswer suggested={suggested} />
      <TaskForm
        content={assignment}
        draftKey={draftKey}
        initial={draftOfAnswer(answer)}
        problems={[]}
        submitLabel={texts.work.saveRevision}
        onSubmit={(changed) => void save(changed)}
      />
    </>
  );
}
