import type { Assignment, MyStudy } from '../api/documents.js';
import { GuidanceToggle } from '../guidance/GuidanceToggle.js';
import type { Guidance } from '../guidance/useGuidance.js';
import { Link } from '../routing/useRoute.js';
import { ProgressBar } from '../studies/ProgressBar.js';
import { texts } from '../texts/texts.js';

interface TaskHeadingProps {
  readonly assignment: Assignment;
  readonly left: number;
  readonly study: MyStudy | null;
  readonly guidance: Guidance;
}

/** Which study this is, how far it has come, and the way to its guideline. */
export function TaskHeading({ assignment: { studyId }, left, study, guidance }: TaskHeadingProps) {
  // The study was read when the page opened; what is left by now tells how much was done since.
  const done = study ? study.done + Math.max(study.remaining - left, 0) : 0;
  return (
    <div className="task-heading">
      <nav aria-label={texts.studies.title} className="crumbs">
        <Link to={{ page: 'studies' }}>{texts.work.back}</Link>
        <span aria-hidden="true">/</span>
        <span className="crumb-here" dir="auto">
          {study?.name}
        </span>
      </nav>
      <p className="task-progress" data-testid="progress">
        <ProgressBar done={done} remaining={left} />
        <span>{texts.work.left(left)}</span>
        <Link to={{ page: 'answers', studyId }}>{texts.studies.answers}</Link>
        {study?.phase && <Link to={{ page: 'steps', studyId }}>{texts.participation.open}</Link>}
      </p>
      <GuidanceToggle guidance={guidance} />
    </div>
  );
}
