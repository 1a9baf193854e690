import { QueryClient } from '@tanstack/react-query';
import { toRequestError } from '@ethogram/web';
import { Admin, CustomRoutes, Resource } from 'react-admin';
import { BrowserRouter, Route } from 'react-router-dom';
import { collectionRuns } from './collection-runs/index.js';
import { lazyScreen } from './elements/lazy-screen.js';
import { fineTunes } from './fine-tunes/index.js';
import { Home } from './home/Home.js';
import { ConsoleLayout } from './layout/ConsoleLayout.js';
import { SignedOutPage } from './layout/SignedOutPage.js';
import { darkTheme, lightTheme } from './layout/theme.js';
import { models } from './models/index.js';
import { people } from './people/index.js';
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
import { trainingSets } from './training-sets/index.js';

const RESOURCES = [
  sources,
  collectionRuns,
  posts,
  scenarios,
  selections,
  studies,
  people,
  releases,
  trainingSets,
  fineTunes,
  models,
  reports,
  runs,
];

const ReviewPage = lazyScreen(() => import('./review/ReviewPage.js'), 'ReviewPage');

const QualityPage = lazyScreen(() => import('./studies/quality/QualityPage.js'), 'QualityPage');
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

export function ConsoleApp() {
  return (
    <BrowserRouter basename="/console">
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
          <Route path="/review" element={<ReviewPage />} />
          <Route path="/studies/:id/quality" element={<QualityPage />} />
          <Route path="/studies/:id/adjudication" element={<AdjudicationPage />} />
        </CustomRoutes>
      </Admin>
    </BrowserRouter>
  );
}
