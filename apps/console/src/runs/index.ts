import Icon from '@mui/icons-material/PlayCircleOutlined';
import type { ResourceProps } from 'react-admin';
import { lazyScreen } from '../elements/lazy-screen.js';

export const runs: ResourceProps = {
  name: 'runs',
  icon: Icon,
  options: { label: 'Runs' },
  list: lazyScreen(() => import('./RunList.js'), 'RunList'),
  create: lazyScreen(() => import('./RunCreate.js'), 'RunCreate'),
  show: lazyScreen(() => import('./RunPage.js'), 'RunPage'),
  recordRepresentation: 'model',
};
