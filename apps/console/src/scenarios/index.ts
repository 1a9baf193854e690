import Icon from '@mui/icons-material/AutoStories';
import type { ResourceProps } from 'react-admin';
import { lazyScreen } from '../elements/lazy-screen.js';

export const scenarios: ResourceProps = {
  name: 'scenarios',
  icon: Icon,
  options: { label: 'Scenarios' },
  list: lazyScreen(() => import('./ScenarioList.js'), 'ScenarioList'),
  show: lazyScreen(() => import('./ScenarioPage.js'), 'ScenarioPage'),
  recordRepresentation: 'title',
};
