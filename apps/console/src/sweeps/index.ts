import Icon from '@mui/icons-material/GridOn';
import type { ResourceProps } from 'react-admin';
import { lazyScreen } from '../elements/lazy-screen.js';

export const sweeps: ResourceProps = {
  name: 'sweeps',
  icon: Icon,
  options: { label: 'Sweeps' },
  list: lazyScreen(() => import('./SweepList.js'), 'SweepList'),
  create: lazyScreen(() => import('./SweepCreate.js'), 'SweepCreate'),
  show: lazyScreen(() => import('./SweepPage.js'), 'SweepPage'),
  recordRepresentation: 'name',
};
