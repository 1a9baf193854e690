import Icon from '@mui/icons-material/Science';
import type { ResourceProps } from 'react-admin';
import { lazyScreen } from '../elements/lazy-screen.js';

export const experiments: ResourceProps = {
  name: 'experiments',
  icon: Icon,
  options: { label: 'Experiments' },
  list: lazyScreen(() => import('./ExperimentList.js'), 'ExperimentList'),
  create: lazyScreen(() => import('./ExperimentCreate.js'), 'ExperimentCreate'),
  show: lazyScreen(() => import('./ExperimentPage.js'), 'ExperimentPage'),
  recordRepresentation: 'name',
};
