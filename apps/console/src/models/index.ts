import Icon from '@mui/icons-material/Memory';
import type { ResourceProps } from 'react-admin';
import { lazyScreen } from '../elements/lazy-screen.js';

export const models: ResourceProps = {
  name: 'models',
  icon: Icon,
  options: { label: 'Models' },
  list: lazyScreen(() => import('./ModelList.js'), 'ModelList'),
  recordRepresentation: 'name',
};
