import Icon from '@mui/icons-material/Dataset';
import type { ResourceProps } from 'react-admin';
import { lazyScreen } from '../elements/lazy-screen.js';

export const trainingSets: ResourceProps = {
  name: 'training-sets',
  icon: Icon,
  options: { label: 'Training sets' },
  list: lazyScreen(() => import('./TrainingSetList.js'), 'TrainingSetList'),
  create: lazyScreen(() => import('./TrainingSetCreate.js'), 'TrainingSetCreate'),
  show: lazyScreen(() => import('./TrainingSetPage.js'), 'TrainingSetPage'),
  recordRepresentation: 'name',
};
