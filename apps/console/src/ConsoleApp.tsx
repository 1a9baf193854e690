import { QueryClient } from '@tanstack/react-query';
import { toRequestError } from '@ethogram/web';
import { Admin, CustomRoutes, Resource } from 'react-admin';
import { createBrowserRouter, Route, RouterProvider } from 'react-router-dom';
import { benchmarks } from './benchmarks/index.js';
import { comparisons } from './comparisons/index.js';
import { collectionRuns } from './collection-runs/index.js';
import { lazyScreen } from './elements/lazy-screen.js';
import { experiments } from './experiments/index.js';
import { fineTunes } from './fine-tunes/index.js';
import { forms } from './forms/index.js';
import { games } from './games/index.js';
import { Home } from './home/Home.js';
import { instruments } from './instruments/index.js';
import { ConsoleLayout } from './layout/ConsoleLayout.js';
import { SignedOutPage } from './layout/SignedOutPage.js';
import { darkTheme, lightTheme } from './layout/theme.js';
import { models } from './models/index.js';
import { people } from './people/index.js';
import { plays } from './plays/index.js';
import { posts } from './posts/index.js';
import { authProvider } from './providers/authProvider.js';
import { dataProvider } from './providers/dataProvider.js';
import { releases } from './releases/index.js';
import { reports } from './reports/index.js';
import { runs } from './runs/index.js';
import { scenarios } from './scenarios/index.js';
import { selections } from './selections/index.js';
import { sources } from './sources/index.js';
import { studies } from './studies/index.js';
import { sweeps } from './sweeps/index.js';
import { trainingSets } from './training-sets/index.js';

const RESOURCES = [
  sources,
  collectionRuns,
  posts,
  scenarios,
  selections,
  studies,
  instruments,
  forms,
  people,
  releases,
  trainingSets,
  fineTunes,
  sweeps,
  experiments,
  models,
  reports,
  comparisons,
  runs,
  benchmarks,
  games,
  plays,
];

const ReviewPage = lazyScreen(() => import('./review/ReviewPage.js'), 'ReviewPage');

const MakeReleasePage = lazyScreen(() => import('./releases/make/MakeReleasePage.js'), 'MakeReleasePage');
const QualityPage = lazyScreen(() => import('./studies/quality/QualityPage.js'), 'QualityPage');
const CompareCurvesPage = lazyScreen(() => import('./fine-tunes/CompareCurvesPage.js'), 'CompareCurvesPage');
const PairsPage = lazyScreen(() => import('./comparisons/PairsPage.js'), 'PairsPage');
const AdjudicationPage = lazyScreen(() => import('./adjudication/AdjudicationPage.js'), 'AdjudicationPage');

/** Only what may pass by itself is asked again; the server's refusals are final. */
const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      retry: (failures, error) => failures < 2 && toRequestError(error).isPassing,
      staleTime: 1_000,
    },
  },
});

/** A router that can hold somebody back who would leave unsaved changes. */
const router = createBrowserRouter([{ path: '*', element: <ConsoleAdmin /> }], { basename: '/console' });

export function ConsoleApp() {
  return <RouterProvider router={router} />;
}

function ConsoleAdmin() {
  return (
    <Admin
      title="Ethogram"
      dataProvider={dataProvider}
      authProvider={authProvider}
      queryClient={queryClient}
      dashboard={Home}
      layout={ConsoleLayout}
      loginPage={SignedOutPage}
      theme={lightTheme}
      darkTheme={darkTheme}
      requireAuth
      disableTelemetry
    >
      {RESOURCES.map((resource) => (
        <Resource key={resource.name} {...resource} />
      ))}
      <CustomRoutes>
        <Route path="/sample-pairs" element={<PairsPage />} />
        <Route path="/review" element={<ReviewPage />} />
        <Route path="/fine-tunes/curves" element={<CompareCurvesPage />} />
        <Route path="/studies/:id/release" element={<MakeReleasePage />} />
        <Route path="/studies/:id/quality" element={<QualityPage />} />
        <Route path="/studies/:id/adjudication" element={<AdjudicationPage />} />
      </CustomRoutes>
    </Admin>
  );
}
