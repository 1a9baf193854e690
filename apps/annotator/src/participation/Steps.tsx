import type { MyParticipation } from '../api/participation-documents.js';
import { texts } from '../texts/texts.js';

const { participation } = texts;

/** All steps of a study, and where one is. */
export function Steps({ steps }: Pick<MyParticipation, 'steps'>) {
  return (
    <nav aria-label={participation.steps}>
      <ol className="steps" data-testid="steps">
        {steps.map(({ phase, state, asked, done }) => (
          <li
            key={phase}
            className="step"
            data-state={state}
            aria-current={state === 'NOW' ? 'step' : undefined}
          >
            <span className="step-name">{participation.step[phase]}</span>
            <span className="visually-hidden">, {participation.state[state]}</span>
            {state === 'NOW' && asked !== null && done !== null && (
              <small>{participation.ofAll(done, asked)}</small>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}
