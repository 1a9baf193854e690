import Icon from '@mui/icons-material/PlaylistAddCheck';
import type { ResourceProps } from 'react-admin';
import { lazyScreen } from '../elements/lazy-screen.js';

export const selections: ResourceProps = {
  name: 'selections',
  icon: Icon,
  options: { label: 'Selections' },
  list: lazyScreen(() => import('./SelectionList.js'), 'SelectionList'),
  create: lazyScreen(() => import('./SelectionCreate.js'), 'SelectionCreate'),
  show: lazyScreen(() => import('./SelectionPage.js'), 'SelectionPage'),
  recordRepresentation: 'name',
};
