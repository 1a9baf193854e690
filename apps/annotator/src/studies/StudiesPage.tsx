import { request } from '@ethogram/web';
import { MY_STUDIES, type MyStudy } from '../api/documents.js';
import { Link } from '../routing/useRoute.js';
import { Failure } from '../shell/Failure.js';
import { Message } from '../shell/Message.js';
import { texts } from '../texts/texts.js';
import { Guideline } from './Guideline.js';
import { ProgressBar } from './ProgressBar.js';
import { useLoaded } from './useLoaded.js';

const loadStudies = async (): Promise<readonly MyStudy[]> => (await request(MY_STUDIES)).myStudies;

export function StudiesPage() {
  const studies = useLoaded(loadStudies);
  if (studies.state === 'loading') return <Message title={texts.loading} isQuiet />;
  if (studies.state === 'failed') return <Failure error={studies.error} onRetry={studies.reload} />;
  if (studies.data.length === 0)
    return <Message title={texts.studies.empty} body={texts.studies.emptyBody} testId="no-studies" />;
  return (
    <main className="page" data-testid="studies">
      <h1>{texts.studies.title}</h1>
      <ul className="cards">
        {studies.data.map((study) => (
          <StudyCard key={study.id} study={study} />
        ))}
      </ul>
    </main>
  );
}

function StudyCard({ study }: { readonly study: MyStudy }) {
  const { id, name, kind, guideline, done, remaining } = study;
  return (
    <li className="card" data-testid="study-card">
      <div className="card-text">
        <p className="eyebrow">{texts.studies.kind[kind]}</p>
        <h2>{name}</h2>
        <ProgressBar done={done} remaining={remaining} />
        <p className="quiet">{texts.studies.progress(done, remaining)}</p>
      </div>
      <div className="card-actions">
        {remaining > 0 ? (
          <Link
            className="button"
            to={{ page: 'work', studyId: id }}
            aria-label={`${done > 0 ? texts.studies.goOn : texts.studies.start}: ${name}`}
          >
            {done > 0 ? texts.studies.goOn : texts.studies.start}
          </Link>
        ) : (
          <p className="finished">{texts.studies.finished}</p>
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
      {guideline && <Guideline text={guideline} />}
    </li>
  );
}
