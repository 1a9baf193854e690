import type { MyStudy } from '../api/documents.js';
import { useOutboxState } from '../outbox/OutboxContext.js';
import { waitingEntries } from '../outbox/outbox-state.js';
import { Link } from '../routing/useRoute.js';
import { Failure } from '../shell/Failure.js';
import { Message } from '../shell/Message.js';
import { Main } from '../shell/Main.js';
import { StudyGuidance } from '../guidance/StudyGuidance.js';
import { texts } from '../texts/texts.js';
import { OfflineSupply } from './OfflineSupply.js';
import { ProgressBar } from './ProgressBar.js';
import { useStudies } from './useStudies.js';
import { WarningNotice } from './WarningNotice.js';

export function StudiesPage() {
  const studies = useStudies();
  const waiting = waitingEntries(useOutboxState());
  if (studies.state === 'loading') return <Message title={texts.loading} isQuiet />;
  if (studies.state === 'failed') return <Failure error={studies.error} onRetry={studies.reload} />;
  const { studies: known, isStale } = studies.data;
  if (known.length === 0)
    return <Message title={texts.studies.empty} body={texts.studies.emptyBody} testId="no-studies" />;
  return (
    <Main title={texts.studies.title} className="page" data-testid="studies">
      <h1>{texts.studies.title}</h1>
      {isStale && <p className="quiet stale">{texts.offline.stale}</p>}
      <ul className="cards">
        {known.map((study) => (
          <StudyCard
            key={study.id}
            study={study}
            unsent={waiting.filter(({ studyId, claim }) => studyId === study.id && claim).length}
          />
        ))}
      </ul>
    </Main>
  );
}

function StudyCard({ study, unsent }: { readonly study: MyStudy; readonly unsent: number }) {
  const { id, name, kind, guideline, aheadLimit, phase } = study;
  const done = study.done + unsent;
  const remaining = Math.max(study.remaining - unsent, 0);
  const isStep = phase !== null && phase !== 'MAIN';
  const begin = done > 0 ? texts.studies.goOn : texts.studies.start;
  const goOn = phase === 'DONE' ? texts.participation.showCode : begin;
  return (
    <li className="card" data-testid="study-card">
      <div className="card-text">
        <p className="eyebrow">{texts.studies.kind[kind]}</p>
        <h2 dir="auto">{name}</h2>
        <ProgressBar done={done} remaining={remaining} />
        <p className="quiet">{texts.studies.progress(done, remaining)}</p>
      </div>
      <div className="card-actions">
        {(isStep ? !isEnded(phase) : remaining > 0) ? (
          <Link className="button" to={{ page: 'work', studyId: id }} aria-label={`${goOn}: ${name}`}>
            {goOn}
          </Link>
        ) : (
          <p className="finished">{texts.studies.finished}</p>
        )}
        {phase !== null && (
          <Link
            className="button-quiet"
            to={{ page: 'steps', studyId: id }}
            aria-label={`${texts.participation.open}: ${name}`}
          >
            {texts.participation.open}
          </Link>
        )}
        {done > 0 && (
          <Link
            className="button-quiet"
            to={{ page: 'answers', studyId: id }}
            aria-label={`${texts.studies.answers}: ${name}`}
          >
            {texts.studies.answers}
          </Link>
        )}
      </div>
      <WarningNotice study={study} />
      {aheadLimit > 1 && remaining > 0 && !isStep && <OfflineSupply study={study} remaining={remaining} />}
      {guideline && <StudyGuidance text={guideline} examples={study.examples} />}
    </li>
  );
}

/** Nothing is left to do, not even a code to copy. */
function isEnded(phase: MyStudy['phase']): boolean {
  return phase === 'FAILED' || phase === 'RETURNED' || phase === 'WITHDRAWN';
}
