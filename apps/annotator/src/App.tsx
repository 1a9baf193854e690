import { lazy, Suspense } from 'react';
import { AnswersPage } from './answers/AnswersPage.js';
import { ChangePage } from './answers/ChangePage.js';
import { BreakReminder } from './breaks/BreakReminder.js';
import { SingleKeysProvider } from './keyboard/SingleKeysContext.js';
import { OutboxProvider } from './outbox/OutboxContext.js';
import { Link, useRoute } from './routing/useRoute.js';
import { ConnectionBanner } from './shell/ConnectionBanner.js';
import { Header } from './shell/Header.js';
import { Message } from './shell/Message.js';
import { Notices, NoticesProvider } from './shell/Notices.js';
import { PersonProvider } from './shell/PersonContext.js';
import { SignInPage } from './shell/SignInPage.js';
import { SkipLink } from './shell/SkipLink.js';
import { useKeptSession } from './shell/useKeptSession.js';
import { StudiesPage } from './studies/StudiesPage.js';
import { texts } from './texts/texts.js';
import { WorkPage } from './workspace/WorkPage.js';

const ParticipationPage = lazy(async () => ({
  default: (await import('./participation/ParticipationPage.js')).ParticipationPage,
}));
const JoinPage = lazy(async () => ({ default: (await import('./participation/JoinPage.js')).JoinPage }));

/** People who come by a public address need no session: they are given one. */
export function App() {
  const route = useRoute();
  if (route.page !== 'join') return <SignedInApp />;
  return (
    <Suspense fallback={<Message title={texts.loading} isQuiet />}>
      <JoinPage token={route.token} />
    </Suspense>
  );
}

function SignedInApp() {
  const session = useKeptSession();
  switch (session.state) {
    case 'loading':
      return <Message title={texts.loading} isQuiet />;
    case 'failed':
      return (
        <Message title={texts.failed.title} body={texts.failed.body} testId="unreachable">
          <button type="button" className="button" onClick={() => void session.refresh()}>
            {texts.tryAgain}
          </button>
        </Message>
      );
    case 'no-store':
      return <Message title={texts.store.title} body={texts.store.body} testId="no-store" />;
    case 'signed-out':
      return <SignInPage last={session.last} onCheck={session.refresh} />;
    case 'signed-in':
      return (
        <PersonProvider key={session.me.id} person={session.me}>
          <OutboxProvider personId={session.me.id}>
            <SingleKeysProvider>
              <NoticesProvider>
                <SkipLink />
                <Header onSignOut={session.signOut} />
                <ConnectionBanner />
                <BreakReminder />
                <Notices />
                <Page />
              </NoticesProvider>
            </SingleKeysProvider>
          </OutboxProvider>
        </PersonProvider>
      );
  }
}

function Page() {
  const route = useRoute();
  switch (route.page) {
    case 'studies':
      return <StudiesPage />;
    case 'work':
      return <WorkPage key={route.studyId} studyId={route.studyId} />;
    case 'answers':
      return <AnswersPage key={route.studyId} studyId={route.studyId} />;
    case 'change':
      return <ChangePage key={route.taskId} studyId={route.studyId} taskId={route.taskId} />;
    case 'steps':
      return (
        <Suspense fallback={<Message title={texts.loading} isQuiet />}>
          <ParticipationPage key={route.studyId} studyId={route.studyId} />
        </Suspense>
      );
    case 'join':
    case 'unknown':
      return (
        <Message title={texts.notFound.title} body={texts.notFound.body}>
          <Link className="button" to={{ page: 'studies' }}>
            {texts.work.toStudies}
          </Link>
        </Message>
      );
  }
}
